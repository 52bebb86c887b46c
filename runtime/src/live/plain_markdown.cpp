// The marks of Markdown out of snippets of articles. A guess by design: what is no clear mark stays.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "live/shown_text.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t max_mark_reach = 512;  // bytes between two marks of a pair: keeps unpaired ones linear

bool is_word(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// `#`s of a heading, `>` of a quotation, `*`, `-`, `+` of an item, dashes of a rule at the start of a line.
std::size_t line_mark_size(std::string_view rest) noexcept {
  std::size_t at = std::min(rest.find_first_not_of(" \t"), rest.size());
  const std::size_t mark = at;
  constexpr std::string_view starters = "#>*-+";
  if (mark < rest.size() && starters.find(rest[mark]) != std::string_view::npos)
    while (at < rest.size() && rest[at] == rest[mark]) ++at;
  const bool marks = at > mark && at - mark <= 6 && (at == rest.size() || is_blank(rest[at]));
  return marks ? at : 0;
}

class Stripper {
 public:
  explicit Stripper(std::string_view text) : text_(text) {}

  std::string run() {
    out_.reserve(text_.size());
    bool line_start = true;
    while (at_ < text_.size()) {
      if (line_start) at_ += line_mark_size(text_.substr(at_));
      if (at_ == text_.size()) break;
      line_start = text_[at_] == '\n';
      step();
    }
    return std::move(out_);
  }

 private:
  char before() const noexcept { return at_ == 0 ? ' ' : text_[at_ - 1]; }
  char after(std::size_t size) const noexcept { return at_ + size < text_.size() ? text_[at_ + size] : ' '; }

  void step() {
    const char c = text_[at_];
    if (c == '`') {
      ++at_;
    } else if (c == '*' || c == '_') {
      emphasis(c);
    } else if (c == '[' || (c == '!' && after(1) == '[')) {
      link(c == '!' ? 2 : 1);
    } else if (c == ']' && at_ == label_end_) {
      at_ = link_end_;
    } else {
      out_ += c;
      ++at_;
    }
  }

  // A run of marks that opens or closes something: a word on one side only.
  void emphasis(char c) {
    std::size_t size = 1;
    while (after(size) == c) ++size;
    const bool left = is_word(before()) || !(is_blank(before()) || before() == c);
    const bool right = !is_blank(after(size));
    const bool inside_word = is_word(before()) && is_word(after(size));
    const bool mark = (left || right) && !(inside_word && c == '_') && (size > 1 || is_pair(c, size, left, right));
    if (!mark) out_.append(size, c);
    at_ += size;
  }

  // One mark alone is often meant as it is (`*.example.com`): it needs its partner on the same line.
  bool is_pair(char c, std::size_t size, bool left, bool right) {
    if (at_ == partner_) return left;
    if (!right || !is_word(after(size)) || is_word(before())) return false;
    const std::string_view reach = text_.substr(at_ + size, max_mark_reach);
    const std::size_t found = reach.substr(0, reach.find('\n')).find(c);
    if (found == std::string_view::npos || found == 0 || is_blank(reach[found - 1])) return false;
    const std::size_t partner = at_ + size + found;
    if (partner + 1 < text_.size() && is_word(text_[partner + 1])) return false;
    partner_ = partner;
    return true;
  }

  // `[label](address)`: the label stays.
  void link(std::size_t head) {
    const std::string_view reach = text_.substr(at_ + head, max_mark_reach);
    const std::size_t label = reach.find("](");
    const std::size_t end = label == std::string_view::npos ? label : reach.find_first_of(")\n", label);
    if (end == std::string_view::npos || reach[end] != ')') {
      out_ += text_.substr(at_, head);
    } else {
      label_end_ = at_ + head + label;
      link_end_ = at_ + head + end + 1;
    }
    at_ += head;
  }

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0;
  std::size_t partner_ = std::string_view::npos;
  std::size_t label_end_ = std::string_view::npos, link_end_ = 0;
};

}  // namespace

std::string plain_markdown(std::string_view text) { return plain_line(Stripper(text).run()); }

}  // namespace shelf::detail
