#include <cerrno>
#include <cstring>
#include <system_error>

#include "console.hpp"

namespace shelf::tool {

namespace {
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// One argument from `at` on, which is no white space; quoted parts may hold white space.
std::string take_argument(std::string_view text, std::size_t& at, bool& open_quote) {
  std::string out;
  char quote = '\0';
  for (; at < text.size() && (quote != '\0' || !is_space(text[at])); ++at) {
    const char c = text[at];
    if (quote == '\0' && (c == '"' || c == '\''))
      quote = c;
    else if (c == quote)
      quote = '\0';
    else
      out += c;
  }
  open_quote = quote != '\0';
  return out;
}

bool split(std::string_view text, std::vector<std::string>& out) {
  bool line_start = true, open_quote = false;
  for (std::size_t at = 0; at < text.size() && !open_quote;) {
    if (is_space(text[at])) {
      line_start = line_start || text[at] == '\n';
      ++at;
    } else if (line_start && text[at] == '#') {
      at = std::min(text.find('\n', at), text.size());
    } else {
      line_start = false;
      out.push_back(take_argument(text, at, open_quote));
    }
  }
  return !open_quote;
}
}  // namespace

bool read_file(const std::string& path, std::string& bytes, std::string& error) {
  std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rbe");
  if (file == nullptr) {
    error = std::generic_category().message(errno);
    return false;
  }
  char block[16 << 10];
  std::size_t got = 0;
  while ((got = std::fread(block, 1, sizeof block, file)) > 0) bytes.append(block, got);
  const bool good = std::ferror(file) == 0;
  if (!good) error = std::generic_category().message(errno);
  if (file != stdin) std::fclose(file);
  return good;
}

bool expand_arguments(std::vector<std::string>& arguments, std::string& error) {
  std::vector<std::string> out;
  bool literal = false;
  for (std::string& argument : arguments) {
    literal = literal || argument == "--";
    if (literal || argument.size() < 2 || argument[0] != '@') {
      out.push_back(std::move(argument));
      continue;
    }
    std::string text, reason;
    const std::string path = argument.substr(1);
    if (!read_file(path, text, reason)) {
      error = "cannot read arguments from `" + path + "`: " + reason;
      return false;
    }
    if (!split(text, out)) {
      error = "a quote is not closed in `" + path + "`";
      return false;
    }
  }
  arguments = std::move(out);
  return true;
}

}  // namespace shelf::tool
