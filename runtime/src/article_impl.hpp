// What an Article and a Scratch hold.
#pragma once

#include <cstdint>
#include <memory>

#include "catalogue_view.hpp"
#include "dictionary.hpp"
#include "op_reader.hpp"
#include "shelf/article.hpp"

namespace shelf {

namespace detail {

// An article with what renderers need of it.
struct Sibling {
  Article article;
  OpReader body;
  std::size_t unit_bytes = 0;
};

// The other articles of the bundle.
class Siblings {
 public:
  // Errors: those of Bundle::article.
  [[nodiscard]] virtual Result<Sibling> open(std::uint32_t ordinal) const noexcept = 0;

 protected:
  ~Siblings() = default;
};

}  // namespace detail

struct Article::Impl {
  const detail::CatalogueView* catalogue = nullptr;
  const detail::Siblings* siblings = nullptr;
  std::uint32_t ordinal = 0;
  std::unique_ptr<unsigned char[]> buffer;
  std::size_t capacity = 0, size = 0;
  detail::OpStream stream;
  detail::OpReader body;  // stands before the body operation
  std::string_view source_path;
};

struct Scratch::Impl {
  detail::Context context;
  Article::Impl article;
};

}  // namespace shelf
