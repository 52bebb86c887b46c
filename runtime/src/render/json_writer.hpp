// JSON text: commas and escapes; what is nested is the caller's business.
#pragma once

#include <cstdint>
#include <string_view>

#include "render/output.hpp"

namespace shelf::detail {

// A string in quotes: RFC 8259, and < > & U+2028 U+2029 as \u00XX so that the text may stand inside HTML.
void put_json_string(Output& out, std::string_view text);
// Is it a number of RFC 8259? Others are written as strings.
[[nodiscard]] bool is_json_number(std::string_view text) noexcept;

class JsonWriter {
 public:
  explicit JsonWriter(Output& out) noexcept : out_(out) {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  void key(std::string_view name);
  void string(std::string_view text);
  void number(std::uint64_t value);
  void raw(std::string_view text);  // true, false, null, a number's lexical form

  void member(std::string_view name, std::string_view text) {
    key(name);
    string(text);
  }

 private:
  void begin(char bracket);
  void end(char bracket);
  void separate();

  Output& out_;
  bool first_ = true;  // nothing stands yet in the open container, or a key waits for its value
};

}  // namespace shelf::detail
