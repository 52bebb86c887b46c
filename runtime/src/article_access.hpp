// The operations of an article, for renderers that are no members of it.
#pragma once

#include "article_impl.hpp"

namespace shelf::detail {

struct ArticleAccess {
  // Stands before the body operation.
  [[nodiscard]] static const OpReader& body(const Article& article) noexcept { return article.impl_->body; }
};

}  // namespace shelf::detail
