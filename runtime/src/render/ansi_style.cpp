// Text of AnsiWriter as words, and lines of words with the escape sequences of ECMA-48 and OSC 8.
#include <algorithm>
#include <array>

#include "render/ansi_writer.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

struct Code {
  Style style;
  std::string_view sequence;
};
constexpr auto codes = std::to_array<Code>({{style_strong, ";1"},
                                            {style_sample, ";2"},
                                            {style_emphasis, ";3"},
                                            {style_underline, ";4"},
                                            {style_strike, ";9"},
                                            {style_code, ";36"}});

// What a terminal may be told to open: a whole address of a known scheme, in printable ASCII.
bool can_open(std::string_view url) noexcept {
  const auto scheme = url.substr(0, url.find(':'));
  if (scheme.size() == url.size()) return false;
  return (format::equal_folded(scheme, "https") || format::equal_folded(scheme, "http") ||
          format::equal_folded(scheme, "mailto")) &&
         std::all_of(url.begin(), url.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

bool opens(const Target* target, const RenderOptions& options) noexcept {
  return target != nullptr && options.hyperlinks && can_open(target->url);
}

void append_codes(std::string& out, Style style, bool link) {
  out += "\x1b[0";
  for (const Code& code : codes)
    if ((style & code.style) != 0 && !(link && code.style == style_underline)) out += code.sequence;
  if (link) out += ";4";
  out += 'm';
}

class WordBuilder {
 public:
  WordBuilder(const Inlines& text, const RenderOptions& options, Style base)
      : text_(text), options_(options), base_(base) {}

  std::vector<Piece> build() {
    for (const Span& span : text_.spans) add(span);
    turn_to(0, false);
    return words_.pieces();
  }

 private:
  void add(const Span& span) {
    if (span.kind == SpanKind::hard_break) {
      turn_to(target_, false);
      return words_.add_break();
    }
    turn_to(span.target, (span.style & style_code) != 0 && span.kind == SpanKind::text);
    if (span.kind == SpanKind::image) return add_image(span);
    shown_.append(span.text);
    words_.add(span.kind == SpanKind::soft_break ? " " : span.text, style(span), target_);
  }

  Style style(const Span& span) const noexcept {
    const Target* target = text_.target(span.target);
    const Style action = target == nullptr ? Style{0} : action_style(*target);
    return static_cast<Style>(span.style | base_ | action);
  }

  // Ends code and the link that ends here, begins those that begin. Marks, not colours alone, say what is code.
  void turn_to(std::uint32_t target, bool code) {
    if (code_ && (!code || target != target_)) {
      words_.add("`", static_cast<Style>(style_code | base_), target_);
      code_ = false;
    }
    if (target != target_) {
      end_target();
      target_ = target;
      shown_.clear();
    }
    if (code && !code_) words_.add("`", static_cast<Style>(style_code | base_), target_);
    code_ = code;
  }

  void end_target() {
    const Target* target = text_.target(target_);
    if (target == nullptr || target->url.empty() || target->op == Op::blade_action) return;
    if (!opens(target, options_)) add_address(target->url, shown_);
  }

  void add_address(std::string_view url, std::string_view shown) {
    if (shown == url) return;
    words_.add((shown.empty() ? "(" : " (") + std::string(url) + ")", base_, 0);
  }

  void add_image(const Span& span) {
    const Target* image = text_.target(span.image);
    const std::string_view url = image == nullptr ? std::string_view() : image->url;
    const std::string_view shown = span.text.empty() ? url : span.text;
    const bool linked = opens(image, options_) && target_ == 0;
    words_.add(shown, style(span), linked ? span.image : target_);
    if (!linked) add_address(url, shown);
    shown_.append(shown);
  }

  const Inlines& text_;
  const RenderOptions& options_;
  Style base_;
  WordSplitter words_;
  std::uint32_t target_ = 0;
  std::string shown_;  // of the open link
  bool code_ = false;
};

}  // namespace

std::vector<Piece> words_of(const Inlines& text, const RenderOptions& options, Style base) {
  return WordBuilder(text, options, base).build();
}

void append_styled(std::string& out, const Line& line, const Inlines& text, const RenderOptions& options) {
  for (const Piece& piece : line.pieces) {
    const Target* target = text.target(piece.target);
    const bool link = opens(target, options);
    const bool styled = options.color && (piece.style != 0 || link);
    if (link) out.append("\x1b]8;;").append(target->url).append("\x1b\\");
    if (styled) append_codes(out, piece.style, link);
    out += piece.text;
    if (styled) out += "\x1b[0m";
    if (link) out += "\x1b]8;;\x1b\\";
  }
}

}  // namespace shelf::detail
