#include "text/attribute_value.hpp"

#include <algorithm>
#include <cstdint>

#include "text/ascii.hpp"
#include "text/char_set.hpp"
#include "text/quote.hpp"
#include "text/references.hpp"
#include "text/utf8.hpp"

namespace shelf::compiler {

namespace {

constexpr bool is_xml_char(char32_t c) noexcept {
  return c >= 0x20 ? c != 0xfffe && c != 0xffff : c == '\t' || c == '\n' || c == '\r';
}
constexpr bool is_control(char32_t c) noexcept { return c < 0x20 || (c >= 0x7f && c < 0xa0); }
constexpr bool is_reserved(char32_t c) noexcept { return c >= 0xfdd0 && c <= 0xfdef; }

class ValueDecoder {
 public:
  ValueDecoder(std::string_view raw, std::uint32_t begin, DiagnosticSink& sink)
      : raw_(raw), begin_(begin), sink_(sink) {}

  DecodedValue decode() {
    result_.strict = raw_.find('<') == std::string_view::npos;
    result_.text.reserve(raw_.size());
    while (at_ < raw_.size()) {
      constexpr CharSet specials("&\n");
      const std::size_t special = specials.find(raw_, at_);
      result_.text.append(raw_, at_, special - at_);
      at_ = special;
      if (at_ < raw_.size()) raw_[at_] == '&' ? decode_ampersand() : join_lines();
    }
    const std::string_view whole = trim_wide(raw_);
    result_.where = span(static_cast<std::size_t>(whole.data() - raw_.data()), whole.size());
    report();
    return std::move(result_);
  }

 private:
  [[nodiscard]] Span span(std::size_t offset, std::size_t length) const {
    const auto begin = begin_ + static_cast<std::uint32_t>(offset);
    return {begin, begin + static_cast<std::uint32_t>(length)};
  }

  void decode_ampersand() {
    const std::string_view rest = raw_.substr(at_);
    const Reference reference = read_reference(rest);
    if (reference.length == 0) {
      if (bare_++ == 0) bare_at_ = at_;
      result_.text += raw_[at_++];
      return;
    }
    if (reference.code_point == U'&' && twice_.empty()) note_double_escape(rest, reference.length);
    result_.strict = result_.strict && is_xml_char(reference.code_point);
    if (!is_control(reference.code_point))
      append_utf8(result_.text, is_reserved(reference.code_point) ? char32_t{0xfffd} : reference.code_point);
    at_ += reference.length;
  }

  // `&amp;quot;`: the author's tool escaped what was escaped already.
  void note_double_escape(std::string_view rest, std::size_t length) {
    std::string inner = "&";
    inner += rest.substr(length, 16);  // longer than any reference
    if (const std::size_t n = read_reference(inner).length) twice_ = rest.substr(0, length + n - 1), twice_at_ = at_;
  }

  void join_lines() {
    while (!result_.text.empty() && is_space(result_.text.back())) result_.text.pop_back();
    while (at_ < raw_.size() && is_space(raw_[at_])) ++at_;
    result_.text += ' ';
  }

  void report() {
    if (bare_ > 0) {
      result_.strict = false;
      sink_.report(Code::HDR1, span(bare_at_, 1), "`&` starts no character reference, kept as it is", "type `&amp;`");
    }
    if (!twice_.empty())
      sink_.report(Code::HDR8, span(twice_at_, twice_.size()),
                   quoted(twice_) + " is escaped twice, only one of them is undone",
                   "type " + quoted("&" + std::string(twice_.substr(5))));
    const std::string_view text = trim_wide(result_.text);
    if (text.size() != result_.text.size()) result_.text = std::string(text);
    if (result_.text.ends_with('"') && std::count(result_.text.begin(), result_.text.end(), '"') % 2 == 1)
      sink_.report(Code::HDR8, result_.where, "value ends in an unbalanced `\"`, kept as it is", "remove the quote");
  }

  std::string_view raw_;
  std::uint32_t begin_;
  DiagnosticSink& sink_;
  DecodedValue result_;
  std::size_t at_ = 0, bare_ = 0, bare_at_ = 0, twice_at_ = 0;
  std::string_view twice_;
};

}  // namespace

DecodedValue decode_attribute_value(std::string_view raw, std::uint32_t begin, DiagnosticSink& sink) {
  return ValueDecoder(raw, begin, sink).decode();
}

}  // namespace shelf::compiler
