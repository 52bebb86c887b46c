// Reads the small JSON files that people write for the tool: one object of strings, numbers, booleans and lists of
// strings. Strict: no comments, no trailing commas, no repeated names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace shelf::tool {

struct JsonError {
  std::size_t line = 1, column = 1;  // bytes of the line
  std::string message;
};

class JsonReader {
 public:
  explicit JsonReader(std::string_view text);

  // One object and nothing behind it; read(name) reads the value of each member. All that reads returns false after an
  // error, which error() tells.
  template <class Read>
  [[nodiscard]] bool read_object(Read read) {
    if (!expect('{', "one object of names and values")) return false;
    if (!accept('}')) {
      do {
        std::string name;
        if (!read_name(name) || !read(name)) return false;
      } while (accept(','));
      if (!expect('}', "`,` or `}`")) return false;
    }
    return at_end() || refuse("text after the object");
  }
  [[nodiscard]] bool read_string(std::string& out, std::string_view wanted);
  [[nodiscard]] bool read_strings(std::vector<std::string>& out, std::string_view wanted);
  [[nodiscard]] bool read_boolean(bool& out);
  [[nodiscard]] bool read_integer(std::int64_t& out, std::string_view wanted);
  [[nodiscard]] bool next_is(char c);  // behind white space

  bool refuse(std::string message);        // where the reader stands
  bool refuse_value(std::string message);  // where the last name or value began
  [[nodiscard]] JsonError error() const;

 private:
  [[nodiscard]] bool read_name(std::string& name);
  [[nodiscard]] bool read_escape(std::string& out);
  [[nodiscard]] bool read_unicode_escape(std::string& out);
  [[nodiscard]] bool read_hex(char32_t& c);
  [[nodiscard]] bool read_word(std::string_view word);
  void skip_space();
  [[nodiscard]] bool at_end();
  [[nodiscard]] bool accept(char c);
  [[nodiscard]] bool expect(char c, std::string_view wanted);

  std::string_view text_;
  std::size_t at_ = 0, begin_ = 0;
  std::set<std::string> names_;
  std::string message_;
};

}  // namespace shelf::tool
