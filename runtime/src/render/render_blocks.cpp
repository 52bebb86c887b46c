// An article as blocks of text: plain, for a terminal, as Markdown.
#include "article/article_impl.hpp"
#include "article/no_memory.hpp"
#include "render/ansi_writer.hpp"
#include "render/block_walk.hpp"
#include "render/markdown_writer.hpp"
#include "render/text_writer.hpp"

namespace shelf {

using namespace detail;

namespace {

Result<void> write_article(Output& out, BlockSink& sink, const Article& article, const RenderOptions& options) {
  if (const auto failed = ArticleAccess::title(article).want()) return *failed;
  Embedding embedding;
  embedding.chain[0] = ArticleAccess::ordinal(article);
  write_blocks(out, options, sink, article, embedding, 0);
  return out.finish();
}

}  // namespace

Result<void> Article::render_text(Sink sink, const RenderOptions& options) const {
  return or_no_memory("article", [&]() -> Result<void> {
    Output out(sink, impl_->size);
    TextWriter writer(out);
    return write_article(out, writer, *this, options);
  });
}

Result<void> Article::render_ansi(Sink sink, const RenderOptions& options) const {
  return or_no_memory("article", [&]() -> Result<void> {
    Output out(sink, impl_->size);
    AnsiWriter writer(out, options);
    return write_article(out, writer, *this, options);
  });
}

Result<void> Article::render_markdown(Sink sink, const RenderOptions& options) const {
  return or_no_memory("article", [&]() -> Result<void> {
    Output out(sink, impl_->size);
    MarkdownWriter writer(out);
    return write_article(out, writer, *this, options);
  });
}

}  // namespace shelf
