#include <algorithm>

#include "links/link_text.hpp"
#include "links/links.hpp"

namespace shelf::compiler {

namespace {
// Where the scheme that ends at `colon` begins, when it is http or https and not the end of a longer word.
std::optional<std::size_t> scheme_begin(std::string_view text, std::size_t from, std::size_t colon) {
  for (const std::string_view scheme : {std::string_view("https"), std::string_view("http")}) {
    if (colon < from + scheme.size() || !starts_folded(text.substr(colon - scheme.size()), scheme)) continue;
    const std::size_t begin = colon - scheme.size();
    if (begin == 0) return begin;
    const char before = text[begin - 1];
    if (is_word(before) || before == '<' || before == '-' || before == '+' || before == '.') return std::nullopt;
    return begin;
  }
  return std::nullopt;
}

bool ends_url(std::string_view rest) {
  constexpr std::string_view enders = "<>\"`|\\^";
  return is_control(rest.front()) || enders.find(rest.front()) != std::string_view::npos || space_at_front(rest) > 0;
}

std::size_t run_end(std::string_view text, std::size_t at) {
  int round = 0, square = 0;  // a closing bracket that was not opened in the address ends it
  for (; at < text.size() && !ends_url(text.substr(at)); ++at) {
    const char c = text[at];
    round += c == '(' ? 1 : c == ')' ? -1 : 0;
    square += c == '[' ? 1 : c == ']' ? -1 : 0;
    if (round < 0 || square < 0) break;
  }
  return at;
}

// Punctuation at the end belongs to the sentence: also ’ ” … and an opening bracket left alone.
std::size_t without_punctuation(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view marks = ".,;:!?'*_~([{}";
  for (;;) {
    const std::string_view url = text.substr(begin, end - begin);
    if (!url.empty() && marks.find(url.back()) != std::string_view::npos)
      end -= 1;
    else if (url.ends_with("\xe2\x80\x99") || url.ends_with("\xe2\x80\x9d") || url.ends_with("\xe2\x80\xa6"))
      end -= 3;
    else
      return end;
  }
}
}  // namespace

std::optional<BareUrl> find_bare_url(std::string_view text, std::size_t from) {
  constexpr std::string_view mark = "://";
  for (std::size_t at = text.find(mark, from); at != std::string_view::npos; at = text.find(mark, at + 1)) {
    const auto begin = scheme_begin(text, from, at);
    const std::size_t host = at + mark.size();
    if (!begin || host >= text.size() || !(is_letter(text[host]) || is_digit(text[host]))) continue;
    return BareUrl{*begin, without_punctuation(text, host, run_end(text, host))};
  }
  return std::nullopt;
}

}  // namespace shelf::compiler
