#include "render/plain_inlines.hpp"

#include "render/visible_text.hpp"

namespace shelf::detail {

namespace {

class PlainText {
 public:
  PlainText(const Inlines& text, char line_end) : text_(text), line_end_(line_end) {}

  std::string build() {
    for (const Span& span : text_.spans) {
      if (span.target != target_) turn_to(span.target);
      add(span);
    }
    turn_to(0);
    return std::move(out_);
  }

 private:
  void add(const Span& span) {
    if (span.kind == SpanKind::text) return append_visible(out_, span.text);
    if (span.kind == SpanKind::image) return add_image(span);
    if (line_end_ == '\n' || (!out_.empty() && !out_.ends_with(line_end_))) out_ += line_end_;
  }

  void turn_to(std::uint32_t target) {
    if (const Target* left = text_.target(target_); left != nullptr && left->op != Op::blade_action)
      add_address(left->url, std::string_view(out_).substr(begin_));
    target_ = target;
    begin_ = out_.size();
  }

  void add_image(const Span& span) {
    const Target* image = text_.target(span.image);
    const std::string_view url = image == nullptr ? std::string_view() : image->url;
    append_visible(out_, span.text);
    add_address(url, span.text);
  }

  // `shown` may be a part of out_.
  void add_address(std::string_view url, std::string_view shown) {
    if (url.empty() || shown == url) return;
    const std::string_view before = shown.empty() ? "(" : " (";
    out_ += before;
    append_visible(out_, url);
    out_ += ')';
  }

  const Inlines& text_;
  char line_end_;
  std::string out_;
  std::uint32_t target_ = 0;
  std::size_t begin_ = 0;  // of the open link's text
};

}  // namespace

std::string plain_text_of(const Inlines& text, char line_end) { return PlainText(text, line_end).build(); }

}  // namespace shelf::detail
