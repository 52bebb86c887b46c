// What an Article and a Scratch hold.
#pragma once

#include <cstdint>
#include <memory>

#include "article/attribute_row.hpp"
#include "article/buffer.hpp"
#include "article/no_memory.hpp"
#include "article/op_reader.hpp"
#include "shelf/article.hpp"
#include "store/attribute_blocks.hpp"
#include "store/dictionary.hpp"
#include "store/name_blocks.hpp"

namespace shelf {

struct Article::Impl {
  const detail::CatalogueView* catalogue = nullptr;
  const detail::AttributeBlocks* attributes = nullptr;
  std::uint32_t ordinal = 0;
  detail::TitleSource title;
  detail::Buffer buffer;  // text of the body
  std::size_t size = 0;   // of the text of the body
  detail::StepList steps;
  detail::OpReader body;  // stands before the body operation

  // What the header says. Errors: those of AttributeBlocks::find and check_row.
  [[nodiscard]] Result<detail::AttributeRow> attribute_row() const noexcept;
};

// For the parts of the library that walk the body themselves.
struct detail::ArticleAccess {
  static const OpReader& body(const Article& article) noexcept { return article.impl_->body; }
  static std::uint32_t ordinal(const Article& article) noexcept { return article.impl_->ordinal; }
  static std::size_t unit_bytes(const Article& article) noexcept { return article.impl_->size; }
  static const TitleSource& title(const Article& article) noexcept { return article.impl_->title; }
  // Before they are asked for inside or_no_memory(): afterwards they are there, or damaged.
  static void want_name(const Article& article) {
    if (const auto failed = article.impl_->title.want()) raise_no_memory(*failed);
  }
  static void want_attributes(const Article& article) {
    if (const auto row = article.impl_->attribute_row(); !row) raise_no_memory(row.error());
  }
};

struct Scratch::Impl {
  detail::DecompressionContext context;
  detail::Buffer packed;  // a unit on its way
  Article::Impl article;
};

}  // namespace shelf
