#include "values_file.hpp"

#include <set>
#include <vector>

#include "shelf_format/safe_text.hpp"

namespace shelf::tool {

namespace {
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {
    if (text_.starts_with("\xef\xbb\xbf")) at_ = 3;
  }

  bool read(Values& values) {
    if (!expect('{', "one object of names and values")) return false;
    if (!accept('}')) {
      do {
        if (!read_member(values)) return false;
      } while (accept(','));
      if (!expect('}', "`,` or `}`")) return false;
    }
    skip_space();
    return at_ == text_.size() || refuse("text after the object");
  }

  [[nodiscard]] ValuesError error() const {
    ValuesError out;
    out.message = message_;
    for (std::size_t i = 0; i < at_ && i < text_.size(); ++i) {
      ++out.column;
      if (text_[i] != '\n') continue;
      ++out.line;
      out.column = 1;
    }
    return out;
  }

 private:
  bool read_member(Values& values) {
    std::string name, value;
    if (!read_string(name, "a name in double quotes")) return false;
    if (!names_.insert(name).second) return refuse("name `" + name + "` is given twice");
    if (!expect(':', "`:`")) return false;
    if (accept('[')) return read_list(name, values);
    if (!read_string(value, "a string or a list of strings")) return false;
    values.set(name, value);
    return true;
  }

  bool read_list(const std::string& name, Values& values) {
    std::vector<std::string> items;
    if (!accept(']')) {
      do {
        if (!read_string(items.emplace_back(), "a string")) return false;
      } while (accept(','));
      if (!expect(']', "`,` or `]`")) return false;
    }
    values.set_list(name, items);
    return true;
  }

  bool read_string(std::string& out, std::string_view wanted) {
    if (!expect('"', wanted)) return false;
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

  bool read_escape(std::string& out) {
    constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    if (at_ + 1 < text_.size() && text_[at_ + 1] == 'u') return read_unicode_escape(out);
    const std::size_t which = at_ + 1 < text_.size() ? letters.find(text_[at_ + 1]) : std::string_view::npos;
    if (which == std::string_view::npos) return refuse("unknown escape in a string");
    out += meanings[which];
    at_ += 2;
    return true;
  }

  bool read_unicode_escape(std::string& out) {
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

  bool read_hex(char32_t& c) {  // at `\u`
    for (std::size_t i = at_ + 2; i < at_ + 6; ++i) {
      const std::size_t digit =
          i < text_.size() ? std::string_view("0123456789abcdefABCDEF").find(text_[i]) : std::string_view::npos;
      if (digit == std::string_view::npos) return refuse("`\\u` needs four hexadecimal digits");
      c = c << 4 | static_cast<char32_t>(digit < 16 ? digit : digit - 6);
    }
    at_ += 6;
    return true;
  }

  static void append_utf8(std::string& out, char32_t c) {
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

  void skip_space() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
  }

  bool accept(char c) {
    skip_space();
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool expect(char c, std::string_view wanted) { return accept(c) || refuse("expected " + std::string(wanted)); }

  bool refuse(std::string message) {
    message_ = std::move(message);
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::set<std::string> names_;
  std::string message_;
};
}  // namespace

std::optional<ValuesError> read_values(std::string_view json, Values& values) {
  Reader reader(json);
  if (reader.read(values)) return std::nullopt;
  return reader.error();
}

}  // namespace shelf::tool
