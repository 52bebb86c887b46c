// What both tools share: exit codes, colour, checked output, arguments from files.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace shelf::tool {

enum Exit : int {
  done = 0,
  answer_is_no = 1,  // nothing found, sources have errors, damage found
  wrong_usage = 2,
  could_not = 3,  // io, disk full, damaged bundle
};

// `--color auto|always|never`. auto: on a terminal, unless NO_COLOR is set or TERM is dumb.
[[nodiscard]] bool want_color(std::string_view choice, std::FILE* stream);
[[nodiscard]] bool is_terminal(std::FILE* stream);

// `TOOL: message` on stderr, made safe to print.
void complain(std::string_view tool, std::string_view message);

// A closed pipe or a full disk must be an error code, never a signal. Call first in main(). (So must too little memory:
// a tool that is linked with this ends with could_not and says so.)
void ignore_write_signals();

// Standard output with a buffer; remembers the first error.
class Output {
 public:
  Output() = default;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  bool write(std::string_view bytes);  // false: do not go on
  // Flushes. `code` when all went well; could_not after an error, which is told on stderr unless the reader went away.
  [[nodiscard]] int finish(std::string_view tool, int code);

 private:
  void flush();
  std::string buffer_;
  int error_ = 0;
};

// Replaces every `@file` before `--` by the arguments in that file: separated by white space, quoted with ' or " where
// needed, `#` at the start of a line for comments. False: `error` says why. An `@` in a file is an ordinary character.
[[nodiscard]] bool expand_arguments(std::vector<std::string>& arguments, std::string& error);

// Whole file, `-` is standard input. False: `error` is the system's reason.
[[nodiscard]] bool read_file(const std::string& path, std::string& bytes, std::string& error);

}  // namespace shelf::tool
