#include "present/embedding.hpp"

#include <algorithm>
#include <span>

#include "article/article_impl.hpp"
#include "article/no_memory.hpp"
#include "shelf/bundle.hpp"

namespace shelf::detail {

std::optional<Article> enter(Embedding* embedding, const RenderOptions& options, ArticleRef ref) {
  if (embedding == nullptr || options.bundle == nullptr || embedding->depth == Embedding::max_depth ||
      embedding->shown == Embedding::max_articles)
    return std::nullopt;
  const auto around = std::span(embedding->chain).first(embedding->depth + 1);
  if (std::find(around.begin(), around.end(), ref.ordinal) != around.end()) return std::nullopt;
  Result<Article> article = options.bundle->article(ref);
  if (!article) return raise_no_memory(article.error()), std::nullopt;
  OpReader body = ArticleAccess::body(*article);
  Step start;
  if (!body.next(start) || start.number[0] != static_cast<std::uint32_t>(format::BodyKind::markdown))
    return std::nullopt;
  ++embedding->shown;
  embedding->chain[++embedding->depth] = ref.ordinal;
  return std::move(*article);
}

RenderOptions inner_options(const RenderOptions& options, const Values* values) noexcept {
  RenderOptions inner = options;
  inner.title = false;
  if (values != nullptr) inner.values = values;
  return inner;
}

}  // namespace shelf::detail
