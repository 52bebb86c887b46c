#include "json_reader.hpp"

#include <charconv>
#include <system_error>
#include <utility>

#include "shelf_format/safe_text.hpp"

namespace shelf::tool {

namespace {
void append_utf8(std::string& out, char32_t c) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | (c >> shift & 0x3f)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xc0 | c >> 6);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xe0 | c >> 12);
    tail(6);
  } else {
    out += static_cast<char>(0xf0 | c >> 18);
    tail(12);
    tail(6);
  }
  if (c >= 0x80) tail(0);
}
}  // namespace

JsonReader::JsonReader(std::string_view text) : text_(text) {
  if (text_.starts_with("\xef\xbb\xbf")) at_ = 3;
}

JsonError JsonReader::error() const {
  JsonError out;
  out.message = message_;
  for (std::size_t i = 0; i < at_ && i < text_.size(); ++i) {
    ++out.column;
    if (text_[i] != '\n') continue;
    ++out.line;
    out.column = 1;
  }
  return out;
}

bool JsonReader::read_name(std::string& name) {
  if (!read_string(name, "a name in double quotes")) return false;
  if (!names_.insert(name).second) return refuse("name `" + name + "` is given twice");
  const std::size_t begin = begin_;
  if (!expect(':', "`:`")) return false;
  begin_ = begin;
  return true;
}

bool JsonReader::read_string(std::string& out, std::string_view wanted) {
  if (!expect('"', wanted)) return false;
  begin_ = at_ - 1;
  while (at_ < text_.size() && text_[at_] != '"') {
    if (static_cast<unsigned char>(text_[at_]) < 0x20)
      return refuse("control character in a string, write it as `\\n` or `\\u00XX`");
    if (text_[at_] == '\\') {
      if (!read_escape(out)) return false;
      continue;
    }
    const format::CodePoint point = format::decode_utf8(text_, at_);
    if (!point.valid) return refuse("bytes that are not UTF-8");
    out += text_.substr(at_, point.size);
    at_ += point.size;
  }
  if (at_ == text_.size()) return refuse("string is not closed");
  ++at_;
  return true;
}

bool JsonReader::read_strings(std::vector<std::string>& out, std::string_view wanted) {
  if (!expect('[', wanted)) return false;
  if (accept(']')) return true;
  do {
    if (!read_string(out.emplace_back(), "a string")) return false;
  } while (accept(','));
  return expect(']', "`,` or `]`");
}

bool JsonReader::read_boolean(bool& out) {
  skip_space();
  begin_ = at_;
  out = read_word("true");
  return out || read_word("false") || refuse("expected `true` or `false`");
}

bool JsonReader::read_integer(std::int64_t& out, std::string_view wanted) {
  skip_space();
  begin_ = at_;
  const char* end = text_.data() + text_.size();
  const auto read = std::from_chars(text_.data() + at_, end, out);
  const bool whole = read.ptr == end || std::string_view(".eE").find(*read.ptr) == std::string_view::npos;
  if (read.ec != std::errc() || !whole) return refuse("expected " + std::string(wanted));
  at_ = static_cast<std::size_t>(read.ptr - text_.data());
  return true;
}

bool JsonReader::next_is(char c) {
  skip_space();
  return at_ < text_.size() && text_[at_] == c;
}

bool JsonReader::read_escape(std::string& out) {
  constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
  if (at_ + 1 < text_.size() && text_[at_ + 1] == 'u') return read_unicode_escape(out);
  const std::size_t which = at_ + 1 < text_.size() ? letters.find(text_[at_ + 1]) : std::string_view::npos;
  if (which == std::string_view::npos) return refuse("unknown escape in a string");
  out += meanings[which];
  at_ += 2;
  return true;
}

bool JsonReader::read_unicode_escape(std::string& out) {
  char32_t c = 0, low = 0;
  if (!read_hex(c)) return false;
  if (c >= 0xdc00 && c <= 0xdfff) return refuse("second half of a surrogate pair without the first");
  if (c >= 0xd800 && c <= 0xdbff) {
    if (!text_.substr(at_).starts_with("\\u")) return refuse("first half of a surrogate pair without the second");
    if (!read_hex(low)) return false;
    if (low < 0xdc00 || low > 0xdfff) return refuse("first half of a surrogate pair without the second");
    c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
  }
  append_utf8(out, c);
  return true;
}

bool JsonReader::read_hex(char32_t& c) {  // at `\u`
  for (std::size_t i = at_ + 2; i < at_ + 6; ++i) {
    const std::size_t digit =
        i < text_.size() ? std::string_view("0123456789abcdefABCDEF").find(text_[i]) : std::string_view::npos;
    if (digit == std::string_view::npos) return refuse("`\\u` needs four hexadecimal digits");
    c = c << 4 | static_cast<char32_t>(digit < 16 ? digit : digit - 6);
  }
  at_ += 6;
  return true;
}

bool JsonReader::read_word(std::string_view word) {
  if (!text_.substr(at_).starts_with(word)) return false;
  at_ += word.size();
  return true;
}

void JsonReader::skip_space() {
  while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
}

bool JsonReader::at_end() {
  skip_space();
  return at_ == text_.size();
}

bool JsonReader::accept(char c) {
  if (!next_is(c)) return false;
  ++at_;
  return true;
}

bool JsonReader::expect(char c, std::string_view wanted) {
  return accept(c) || refuse("expected " + std::string(wanted));
}

bool JsonReader::refuse(std::string message) {
  message_ = std::move(message);
  return false;
}

bool JsonReader::refuse_value(std::string message) {
  at_ = begin_;
  return refuse(std::move(message));
}

}  // namespace shelf::tool
