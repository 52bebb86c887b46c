// What an Article and a Scratch hold.
#pragma once

#include <cstdint>
#include <memory>

#include "article/op_reader.hpp"
#include "shelf/article.hpp"
#include "store/catalogue_view.hpp"
#include "store/dictionary.hpp"

namespace shelf {

struct Article::Impl {
  const detail::CatalogueView* catalogue = nullptr;
  std::uint32_t ordinal = 0;
  std::unique_ptr<unsigned char[]> buffer;
  std::size_t capacity = 0, size = 0;
  detail::OpStream stream;
  detail::OpReader body;  // stands before the body operation
  std::string_view source_path;
};

// For the parts of the library that walk the body themselves.
struct detail::ArticleAccess {
  static const OpReader& body(const Article& article) noexcept { return article.impl_->body; }
};

struct Scratch::Impl {
  detail::DecompressionContext context;
  Article::Impl article;
};

}  // namespace shelf
