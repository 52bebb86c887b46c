// An article as blocks of text: for a terminal, as Markdown.
#include "article/article_impl.hpp"
#include "article/no_memory.hpp"
#include "render/ansi_writer.hpp"
#include "render/block_walk.hpp"
#include "render/markdown_writer.hpp"

namespace shelf {

using namespace detail;

Result<void> Article::render_ansi(Sink sink, const RenderOptions& options) const {
  return or_no_memory("article", [&]() -> Result<void> {
    if (const auto failed = impl_->title.want()) return *failed;
    Output out(sink, impl_->size);
    AnsiWriter writer(out, options);
    Embedding embedding;
    embedding.chain[0] = impl_->ordinal;
    write_blocks(out, options, writer, *this, embedding, 0);
    return out.finish();
  });
}

Result<void> Article::render_markdown(Sink sink, const RenderOptions& options) const {
  return or_no_memory("article", [&]() -> Result<void> {
    if (const auto failed = impl_->title.want()) return *failed;
    Output out(sink, impl_->size);
    MarkdownWriter writer(out);
    Embedding embedding;
    embedding.chain[0] = impl_->ordinal;
    write_blocks(out, options, writer, *this, embedding, 0);
    return out.finish();
  });
}

}  // namespace shelf
