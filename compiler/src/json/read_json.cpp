// A reader of our own: a library parser would need a pass in front that finds the ends of strings, keys and commas to
// mend the three defects, which is most of a reader already; and then the places of its events, the lexical form of
// integers (`-0`, 30 digits) and lone surrogates would have to be smuggled past it.
#include "json/read_json.hpp"

#include <cstdint>
#include <string>

#include "json/read_json_string.hpp"
#include "shelf_format/format.hpp"

namespace shelf::compiler {

namespace {

using Kind = JsonValue::Kind;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_identifier_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$'; }
bool is_identifier(char c) { return is_identifier_start(c) || is_digit(c); }

class Reader {
 public:
  Reader(std::string_view text, Span block, DiagnosticSink& sink)
      : text_(text.substr(0, block.end)), at_(block.begin), sink_(sink) {}

  std::optional<JsonReading> read() {
    skip_space();
    if (!read_value(reading_.root)) return std::nullopt;
    while (!open_.empty())
      if (!read_next()) return std::nullopt;
    skip_space();
    if (at_ < text_.size()) return fail("nothing more"), std::nullopt;
    return std::move(reading_);
  }

 private:
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_space() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n') ++at_;
  }

  // One step in the innermost open container: its end, or one more item.
  bool read_next() {
    JsonValue& top = *open_.back();
    const bool object = top.kind == Kind::object;
    const bool first = top.members.empty() && top.items.empty();
    skip_space();
    std::optional<std::uint32_t> comma;
    if (!first && peek() == ',') {
      comma = at_++;
      skip_space();
    }
    if (peek() == (object ? '}' : ']')) {
      if (comma) recover(Code::JSN2, {*comma, *comma + 1}, "comma before the closing bracket", "remove the comma");
      top.where.end = ++at_;
      open_.pop_back();
      return true;
    }
    if (!first && !comma) return fail(object ? "`,` or `}`" : "`,` or `]`");
    return object ? read_member(top) : read_value(top.items.emplace_back());
  }

  bool read_member(JsonValue& object) {
    JsonMember& added = object.members.emplace_back();
    const std::uint32_t begin = at_;
    if (peek() == '"') {
      if (!read_string(added.key)) return false;
    } else if (is_identifier_start(peek())) {
      while (is_identifier(peek())) ++at_;
      added.key = text_.substr(begin, at_ - begin);
      recover(Code::JSN3, {begin, at_}, "key `" + added.key + "` is not quoted", "type `\"" + added.key + "\"`");
    } else {
      return fail(object.members.size() == 1 ? "a key in double quotes or `}`" : "a key in double quotes");
    }
    added.key_span = {begin, at_};
    skip_space();
    if (peek() != ':') return fail("`:` after the key");
    ++at_;
    skip_space();
    return read_value(added.value);
  }

  bool read_value(JsonValue& value) {
    const std::uint32_t begin = at_;
    value.where = {begin, begin};
    const char c = peek();
    if (c == '{' || c == '[') return open(value, c == '{' ? Kind::object : Kind::array);
    if (c == '"') {
      value.kind = Kind::string;
      if (!read_string(value.text)) return false;
    } else if (c == '-' || is_digit(c)) {
      value.kind = Kind::number;
      if (!read_number()) return false;
      value.text = text_.substr(begin, at_ - begin);
    } else if (!read_word(value)) {
      return false;
    }
    value.where.end = at_;
    return true;
  }

  bool open(JsonValue& value, Kind kind) {
    if (open_.size() == format::max_json_depth) {
      sink_.report(Code::LIM1, Span{at_, at_ + 1},
                   "JSON is nested deeper than " + std::to_string(format::max_json_depth) + " levels");
      return false;
    }
    value.kind = kind;
    // The pointer holds: a container grows only while it is the innermost open one.
    open_.push_back(&value);
    ++at_;
    return true;
  }

  bool read_string(std::string& out) {
    JsonStringReading string = read_json_string(text_, at_, sink_);
    if (!string.closed) return false;
    if (string.raw_control)
      recover(Code::JSN1, {*string.raw_control, *string.raw_control + 1},
              text_[*string.raw_control] == '\t' ? "tab inside a string" : "line break inside a string",
              text_[*string.raw_control] == '\t' ? "type `\\t`" : "type `\\n`, or close the string on its line");
    out = std::move(string.text);
    at_ = string.end;
    return true;
  }

  bool read_number() {
    if (peek() == '-') ++at_;
    if (peek() == '0')
      ++at_;
    else if (!skip_digits())
      return false;
    if (peek() == '.') {
      ++at_;
      if (!skip_digits()) return false;
    }
    if (peek() == 'e' || peek() == 'E') {
      ++at_;
      if (peek() == '+' || peek() == '-') ++at_;
      if (!skip_digits()) return false;
    }
    return true;
  }

  bool skip_digits() {
    if (!is_digit(peek())) return fail("a digit");
    while (is_digit(peek())) ++at_;
    return true;
  }

  bool read_word(JsonValue& value) {
    const std::uint32_t begin = at_;
    std::uint32_t end = begin;
    while (end < text_.size() && is_identifier(text_[end])) ++end;
    const std::string_view word = text_.substr(begin, end - begin);
    if (word != "true" && word != "false" && word != "null") return fail("a value");
    value.kind = word == "null" ? Kind::null : Kind::boolean;
    value.boolean = word == "true";
    at_ = end;
    return true;
  }

  void recover(Code code, Span where, std::string message, std::string help) {
    reading_.strict = false;
    sink_.report(code, where, std::move(message), std::move(help));
  }

  // Always false, so that callers can return it.
  bool fail(std::string_view expected);

  std::string_view text_;  // ends where the block ends
  std::uint32_t at_;
  DiagnosticSink& sink_;
  JsonReading reading_;
  std::vector<JsonValue*> open_;  // containers, outermost first
};

// Bytes of the UTF-8 character that begins with `lead`.
std::uint32_t character_size(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte < 0xC0) return 1;
  return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::string_view help_for(std::string_view found) {
  if (found == "'") return "JSON strings stand in double quotes";
  if (found == "/" || found == "#") return "JSON has no comments; remove it";
  if (found == "\xC2\xA0") return "this is a no-break space; type an ordinary space";
  if (found == "True" || found == "False" || found == "None") return "JSON spells them `true`, `false` and `null`";
  return {};
}

bool Reader::fail(std::string_view expected) {
  if (at_ >= text_.size()) {
    sink_.report(Code::JSN13, Span{at_, at_}, "JSON block ends here, expected " + std::string(expected));
    return false;
  }
  std::uint32_t end = at_ + character_size(text_[at_]);
  if (is_identifier(text_[at_]))
    while (end < text_.size() && end < at_ + 32 && is_identifier(text_[end])) ++end;
  const std::string_view found = text_.substr(at_, end - at_);
  const std::string shown = found == "\n" ? "a line break" : "`" + std::string(found) + "`";
  sink_.report(Code::JSN13, Span{at_, at_ + static_cast<std::uint32_t>(found.size())},
               "found " + shown + ", expected " + std::string(expected), std::string(help_for(found)));
  return false;
}

}  // namespace

std::optional<JsonReading> read_json(std::string_view text, Span block, DiagnosticSink& sink) {
  return Reader(text, block, sink).read();
}

}  // namespace shelf::compiler
