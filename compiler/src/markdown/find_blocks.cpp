#include "markdown/find_blocks.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "markdown/list_context.hpp"
#include "markdown/read_widget.hpp"
#include "shelf_format/format.hpp"
#include "text/ascii.hpp"

namespace shelf::compiler {

namespace {

constexpr std::string_view section_mark = ":::";

// Code and comments as one ascending list.
std::vector<Span> merge(const MaskedBody& masked) {
  std::vector<Span> spans(masked.code.size() + masked.comments.size());
  std::merge(masked.code.begin(), masked.code.end(), masked.comments.begin(), masked.comments.end(), spans.begin(),
             [](const Span& a, const Span& b) { return a.begin < b.begin; });
  return spans;
}

// Level 1 or 2, also with the blank after the marks forgotten before a capital letter or digit.
bool is_top_heading(std::string_view line) noexcept {
  const Indent indent = indent_of(line);
  if (indent.columns > 3) return false;
  const std::string_view text = line.substr(indent.bytes);
  const std::size_t level = std::min(text.find_first_not_of('#'), text.size());
  if (level != 1 && level != 2) return false;
  if (level == text.size()) return true;
  const char next = text[level];
  return next == ' ' || next == '\t' || is_digit(next) || (next >= 'A' && next <= 'Z') || next == '*';
}

class BlockFinder {
 public:
  BlockFinder(std::string_view text, std::uint32_t begin, const MaskedBody& masked, DiagnosticSink& sink)
      : text_(text), at_(begin), opaque_(merge(masked)), sink_(sink) {}

  FoundBlocks run() {
    while (at_ < text_.size()) {
      if (skip_opaque()) continue;
      const std::string_view line = text_.substr(at_, std::min(text_.find('\n', at_), text_.size()) - at_);
      lists_.see(line);
      if (take_widget(line)) continue;
      take_section(line);
      if (is_top_heading(line)) found_.headings.push_back(offset(at_));
      at_ += line.size() + 1;
    }
    return std::move(found_);
  }

 private:
  static std::uint32_t offset(std::size_t at) noexcept { return static_cast<std::uint32_t>(at); }

  // When the line begins inside code or a comment: goes on behind it, at the next line if nothing else stands there.
  bool skip_opaque() {
    while (next_ < opaque_.size() && opaque_[next_].end <= at_) ++next_;
    if (next_ == opaque_.size() || opaque_[next_].begin > at_) return false;
    at_ = opaque_[next_].end;
    const std::size_t line_end = std::min(text_.find('\n', at_), text_.size());
    if (at_ != 0 && text_[at_ - 1] != '\n') at_ = line_end + 1;
    return true;
  }

  bool take_widget(std::string_view line) {
    const Indent indent = indent_of(line);
    const std::uint32_t element = offset(at_ + indent.bytes);
    if (full_ || !starts_widget(text_, element)) return false;
    if (++attempts_ > format::max_widgets_per_article) {
      full_ = true;
      sink_.report(Code::LIM1, {element, element + 1},
                   "more than " + std::to_string(format::max_widgets_per_article) + " widgets in one article",
                   "split the article");
      return false;
    }
    auto match = read_widget(text_, element, sink_);
    full_ = full_ || sink_.has_errors();
    if (!match) return false;
    found_.widgets.push_back(
        {{offset(at_), match->end}, lists_.content_column(indent.columns), element, std::move(match->widget)});
    go_on_after(match->end);
    return true;
  }

  void go_on_after(std::uint32_t end) {
    const std::size_t line_end = std::min(text_.find('\n', end), text_.size());
    const std::string_view rest = text_.substr(end, line_end - end);
    if (!trim(rest).empty() && !trim(rest).starts_with("<!--"))
      sink_.report(Code::WID4, Severity::note, {end, offset(line_end)}, "text on the line where a widget ends",
                   "begin a new line for it");
    at_ = line_end + 1;
  }

  void take_section(std::string_view line) {
    if (!line.starts_with(section_mark)) return;
    std::string_view title = trim(line.substr(section_mark.size()));
    constexpr std::string_view word = "section";
    if (title.size() <= word.size() || !format::equal_folded(title.substr(0, word.size()), word)) return;
    if (!is_space(title[word.size()])) return;
    title = trim(title.substr(word.size()));
    const Span where{offset(at_), offset(at_ + line.size())};
    const bool closed = title.ends_with(section_mark);
    if (closed) title = trim(title.substr(0, title.size() - section_mark.size()));
    if (title.empty()) return;
    if (!closed) {
      const std::size_t close = title.rfind(section_mark);
      sink_.report(Code::SEC1, where, "section directive has no `:::` at its end",
                   "write `:::Section " + std::string(title.substr(0, 60)) + ":::`");
      if (close != std::string_view::npos && close != 0) title = trim(title.substr(0, close));
    }
    found_.sections.push_back({where, std::string(title)});
  }

  std::string_view text_;
  std::size_t at_;
  std::vector<Span> opaque_;
  DiagnosticSink& sink_;
  FoundBlocks found_;
  ListContext lists_;
  std::size_t next_ = 0;
  std::uint32_t attempts_ = 0;
  bool full_ = false;  // no more widgets are read
};

}  // namespace

FoundBlocks find_blocks(std::string_view text, std::uint32_t begin, const MaskedBody& masked, DiagnosticSink& sink) {
  return BlockFinder(text, begin, masked, sink).run();
}

}  // namespace shelf::compiler
