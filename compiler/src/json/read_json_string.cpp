#include "json/read_json_string.hpp"

#include <algorithm>
#include <cstdint>

#include "text/utf8.hpp"

namespace shelf::compiler {

namespace {

constexpr char32_t replacement = 0xFFFD;

// The four hexadecimal digits at `begin`.
std::optional<char32_t> read_hex(std::string_view text, std::size_t begin) {
  if (begin + 4 > text.size()) return std::nullopt;
  char32_t value = 0;
  for (const char c : text.substr(begin, 4)) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return std::nullopt;
    value = value << 4 | static_cast<char32_t>(digit);
  }
  return value;
}

bool is_high_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDBFF; }
bool is_low_surrogate(char32_t c) { return c >= 0xDC00 && c <= 0xDFFF; }

struct Escape {
  char32_t character = 0;
  std::uint32_t end = 0;  // 0: not an escape
};

// `text[begin]` is the backslash of `\u`.
Escape read_unicode_escape(std::string_view text, std::uint32_t begin) {
  const auto first = read_hex(text, begin + 2);
  if (!first) return {};
  Escape escape{*first, begin + 6};
  if (is_high_surrogate(*first) && text.substr(escape.end, 2) == "\\u") {
    const auto second = read_hex(text, escape.end + 2);
    if (second && is_low_surrogate(*second))
      return {0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00), escape.end + 6};
  }
  if (is_high_surrogate(*first) || is_low_surrogate(*first)) escape.character = replacement;
  return escape;
}

Escape read_escape(std::string_view text, std::uint32_t begin) {
  const char kind = begin + 1 < text.size() ? text[begin + 1] : '\0';
  const auto simple = [begin](char32_t c) { return Escape{c, begin + 2}; };
  switch (kind) {
    case '"':
    case '\\':
    case '/':
      return simple(static_cast<char32_t>(kind));
    case 'b':
      return simple('\b');
    case 'f':
      return simple('\f');
    case 'n':
      return simple('\n');
    case 'r':
      return simple('\r');
    case 't':
      return simple('\t');
    case 'u':
      return read_unicode_escape(text, begin);
    default:
      return {};
  }
}

// Later stages use the C0 set for marks of their own, so an escape must not bring in what decode_text keeps out.
void append_escaped(std::string& out, const Escape& escape, Span where, DiagnosticSink& sink) {
  const char32_t c = escape.character;
  if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
    sink.report(Code::BYT4, where, "escape of a control character is dropped", "remove the escape");
  } else if (c >= 0xFDD0 && c <= 0xFDEF) {
    sink.report(Code::BYT6, where, "escape of a code point reserved for internal use is replaced by U+FFFD",
                "remove the escape");
    append_utf8(out, replacement);
  } else {
    append_utf8(out, c);
  }
}

}  // namespace

JsonStringReading read_json_string(std::string_view text, std::uint32_t begin, DiagnosticSink& sink) {
  JsonStringReading reading;
  std::uint32_t at = begin + 1;
  std::uint32_t kept = at;  // text before is already in `reading.text`
  const auto flush = [&](std::uint32_t end) { reading.text.append(text, kept, end - kept); };
  for (; at < text.size() && text[at] != '"';) {
    if (text[at] == '\\') {
      const Escape escape = read_escape(text, at);
      if (escape.end == 0) {
        sink.report(Code::JSN13, Span{at, std::min(at + 2, static_cast<std::uint32_t>(text.size()))},
                    "backslash begins no escape that JSON knows, expected one of `\\\" \\\\ \\/ \\b \\f \\n \\r \\t` "
                    "or `\\u` with four hexadecimal digits",
                    "type `\\\\` for a backslash");
        return reading;
      }
      flush(at);
      append_escaped(reading.text, escape, {at, escape.end}, sink);
      at = kept = escape.end;
      continue;
    }
    if ((text[at] == '\n' || text[at] == '\t') && !reading.raw_control) reading.raw_control = at;
    ++at;
  }
  if (at >= text.size()) {
    sink.report(Code::JSN13, Span{begin, begin + 1}, "string is opened here and never closed, expected `\"`",
                "close the string with `\"`");
    return reading;
  }
  flush(at);
  reading.end = at + 1;
  reading.closed = true;
  return reading;
}

}  // namespace shelf::compiler
