// An article as an HTML fragment, straight from its operations.
#include <cstdint>

#include "article/article_impl.hpp"
#include "article/no_memory.hpp"
#include "render/html_writer.hpp"
#include "render/render_value_html.hpp"

namespace shelf {

namespace detail {

void write_article(Output& out, const RenderOptions& options, const Article& article, Embedding& embedding,
                   unsigned heading_shift) {
  OpReader reader = ArticleAccess::body(article);
  Step body;
  if (!reader.next(body)) return;
  const Plan plan(article, options);
  const RenderScope scope{&plan, &embedding, heading_shift};
  if (body.number[0] == static_cast<std::uint32_t>(format::BodyKind::markdown))
    HtmlWriter(out, options, nullptr, scope).write_children(reader);
  else
    render_value_html(out, options, reader, article, nullptr, scope);
  if (embedding.depth == 0) HtmlWriter(out, options, nullptr, scope).write_added();
}

}  // namespace detail

Result<void> Article::render_html(Sink sink, const RenderOptions& options) const {
  return detail::or_no_memory("article", [&]() -> Result<void> {
    const bool named = options.title || options.context != nullptr || !options.states.empty();
    if (named)
      if (const auto failed = impl_->title.want()) return *failed;
    detail::Output out(sink, impl_->size);
    detail::Embedding embedding;
    embedding.chain[0] = impl_->ordinal;
    detail::write_article(out, options, *this, embedding, 0);
    return out.finish();
  });
}

}  // namespace shelf
