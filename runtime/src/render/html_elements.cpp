// The elements of HtmlWriter that come from HTML in the source and from widgets.
#include <cstdint>

#include "render/html_escape.hpp"
#include "render/html_widgets.hpp"
#include "render/html_writer.hpp"
#include "render/widget_facts.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t tag_count = format::html_tags.size();

constexpr bool is_void(format::HtmlTag tag) { return tag == format::HtmlTag::hr || tag == format::HtmlTag::wbr; }

constexpr bool holds_blocks(format::HtmlTag tag) {
  return tag == format::HtmlTag::div || tag == format::HtmlTag::details || tag == format::HtmlTag::dd ||
         tag == format::HtmlTag::blockquote;
}

// "</" name ">" of every tag.
constexpr std::array<ShortTag, tag_count> make_end_tags() {
  std::array<ShortTag, tag_count> tags{};
  for (std::size_t i = 0; i < tag_count; ++i) {
    ShortTag& tag = tags[i];
    if (is_void(static_cast<format::HtmlTag>(i))) continue;
    tag.text[tag.size++] = '<';
    tag.text[tag.size++] = '/';
    for (const char c : format::html_tags[i]) tag.text[tag.size++] = c;
    tag.text[tag.size++] = '>';
  }
  return tags;
}
constexpr std::array<ShortTag, tag_count> end_tags = make_end_tags();

class Embedder final : public ArticleEmbedder {
 public:
  Embedder(Output& out, const RenderOptions& options, Embedding* embedding, unsigned level) noexcept
      : out_(out), options_(options), embedding_(embedding), level_(level) {}

  bool embed(ArticleRef ref, const Values* values) override {
    const auto article = enter(embedding_, options_, ref);
    if (!article) return false;
    write_article(out_, inner_options(options_, values), *article, *embedding_, level_ - 1);
    leave(*embedding_);
    return true;
  }

  [[nodiscard]] unsigned heading_level() const noexcept override { return level_ + 1; }

 private:
  Output& out_;
  const RenderOptions& options_;
  Embedding* embedding_;
  unsigned level_;
};

}  // namespace

void HtmlWriter::write_html_element(const Step& step) {
  out_.put('<');
  out_.put(format::html_tags[step.number[0]]);
  if (!step.text[0].empty()) {
    out_.put(" title=\"");
    put_attribute(out_, step.text[0]);
    out_.put('"');
  }
  const auto tag = static_cast<format::HtmlTag>(step.number[0]);
  Frame& frame = push(">", end_tags[step.number[0]]);
  if (tag == format::HtmlTag::code || tag == format::HtmlTag::pre) frame.in_code = true;
  if (!holds_blocks(tag)) frame.flow = false;
}

// Alone on its line: clients replace it by text search, and must not find it inside other text.
void HtmlWriter::write_marker(const Step& step) {
  out_.put(out_.at_line_start() ? "<!--" : "\n<!--");
  put_slot(out_, step.slot);
  out_.put("-->\n");
}

void HtmlWriter::write_widget(const Step& step, OpReader& reader) {
  if (parts_ != nullptr && frames_[depth_].flow && parts_->take_widget(step, reader)) {
    write_marker(step);
    return reader.skip();
  }
  const Plan::Slot slot = scope_.slot(reader.position());
  if (slot.widget == nullptr) return write_static_widget(step, reader);
  Embedder embedder(out_, options_, scope_.embedding, heading_level_);
  put_widget(out_, *slot.widget, present(*slot.widget, slot.state, options_), embedder);
  reader.skip();
}

void HtmlWriter::write_added() {
  Embedder embedder(out_, options_, scope_.embedding, heading_level_);
  for (const Plan::Slot& slot : scope_.plan->added())
    put_widget(out_, *slot.widget, present(*slot.widget, slot.state, options_), embedder);
}

// Without anything live: what the article says of it.
void HtmlWriter::write_static_widget(const Step& step, const OpReader& reader) {
  const WidgetFacts facts = read_widget_facts(reader);
  const std::string_view kind = format::widget_names[step.number[0]];
  const std::string_view shown = !facts.fallback.empty() ? facts.fallback : !facts.title.empty() ? facts.title : kind;
  out_.put("<section class=\"shelf-widget\" data-shelf-kind=\"");
  out_.put(kind);
  out_.put("\" data-shelf-slot=\"");
  put_slot(out_, step.slot);
  out_.put("\" role=\"group\" aria-label=\"");
  put_attribute(out_, facts.title.empty() ? shown : facts.title);
  push_phrases("\">\n", kept_tag<"</section>\n">);  // videos of a group that is its fallback are, too
  const bool video = step.number[0] == static_cast<std::uint32_t>(format::WidgetKind::video);
  out_.put("<p>");
  if (video && !facts.source.empty()) put_link_start(out_, facts.source, {});
  put_escaped_lines(out_, shown);
  out_.put(video && !facts.source.empty() ? "</a></p>\n" : "</p>\n");
}

}  // namespace shelf::detail
