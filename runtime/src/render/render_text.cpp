// An article as plain text.
#include <cstdint>

#include "article/article_impl.hpp"
#include "article/no_memory.hpp"
#include "render/text_writer.hpp"
#include "render/value_text.hpp"

namespace shelf {

namespace detail {

void write_text(Output& out, const RenderOptions& options, const Article& article, Embedding& embedding,
                unsigned heading_shift) {
  OpReader reader = ArticleAccess::body(article);
  Step body;
  if (!reader.next(body)) return;
  const Plan plan(article, options);
  TextWriter writer(out, options, {&plan, &embedding, heading_shift});
  if (body.number[0] == static_cast<std::uint32_t>(format::BodyKind::markdown))
    writer.write_children(reader);
  else
    render_value_text(writer, options, reader, article);
  if (embedding.depth == 0) writer.write_added();
  writer.finish();
}

}  // namespace detail

Result<void> Article::render_text(Sink sink, const RenderOptions& options) const {
  return detail::or_no_memory("article", [&]() -> Result<void> {
    if (const auto failed = impl_->title.want()) return *failed;
    detail::Output out(sink, impl_->size);
    detail::Embedding embedding;
    embedding.chain[0] = impl_->ordinal;
    detail::write_text(out, options, *this, embedding, 0);
    return out.finish();
  });
}

}  // namespace shelf
