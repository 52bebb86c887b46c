#include "markdown/check_markdown_limits.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "shelf_format/format.hpp"

namespace shelf::compiler {

namespace {

// md4c walks all lines of a paragraph for each bracket, and keeps each unclosed bracket and delimiter of a paragraph.
constexpr std::uint64_t max_bracket_work = 20'000'000;  // brackets times lines, summed over paragraphs
constexpr std::uint32_t max_open_brackets = 128;        // unclosed at one place of a paragraph: each is looked up whole

struct Paragraph {
  std::uint64_t lines = 0, brackets = 0;
  std::uint32_t open = 0;
};

// Markers of quotes and list items that stand at the start of a line, one after the other.
std::uint32_t count_containers(std::string_view line) {
  std::uint32_t count = 0;
  std::size_t at = 0;
  const auto is_space = [&](std::size_t i) { return i >= line.size() || line[i] == ' ' || line[i] == '\t'; };
  while (true) {
    while (at < line.size() && is_space(at)) ++at;
    if (at >= line.size()) return count;
    std::size_t next = at;
    while (next < line.size() && line[next] >= '0' && line[next] <= '9') ++next;
    const bool number = next > at;
    if (next >= line.size()) return count;
    const char c = line[next];
    const bool list = number ? (c == '.' || c == ')') : (c == '-' || c == '+' || c == '*');
    if (!(list && is_space(next + 1)) && !(c == '>' && !number)) return count;
    ++count;
    at = next + 1;
  }
}

bool is_thematic_break(std::string_view line) {
  return line.find_first_not_of("- \t") == std::string_view::npos ||
         line.find_first_not_of("* \t") == std::string_view::npos;
}

bool report(const PreparedMarkdown& prepared, std::size_t offset, std::string_view what, std::uint64_t found,
            std::uint64_t bound, DiagnosticSink& sink) {
  const auto at = static_cast<std::uint32_t>(offset);
  sink.report(Code::LIM1, prepared.text.source_span(at, at),
              std::string(what) + ": " + std::to_string(found) + ", the limit is " + std::to_string(bound));
  return false;
}

void count_brackets(std::string_view line, Paragraph& paragraph) {
  for (const char c : line) {
    if (c == '[') {
      ++paragraph.brackets;
      ++paragraph.open;
    } else if (c == ']') {
      ++paragraph.brackets;
      if (paragraph.open > 0) --paragraph.open;
    }
  }
}

}  // namespace

bool check_markdown_limits(const PreparedMarkdown& prepared, DiagnosticSink& sink) {
  const std::string_view text = prepared.text.text();
  Paragraph paragraph;
  std::uint64_t work = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (line.find_first_not_of(" \t") == std::string_view::npos) {
      work += paragraph.lines * paragraph.brackets;
      paragraph = {};
    }
    if (const std::uint32_t depth = count_containers(line); depth > format::max_block_depth && !is_thematic_break(line))
      return report(prepared, begin, "nested blocks", depth, format::max_block_depth, sink);
    ++paragraph.lines;
    count_brackets(line, paragraph);
    if (paragraph.open > max_open_brackets)
      return report(prepared, begin, "unclosed `[` in a paragraph", paragraph.open, max_open_brackets, sink);
    if (work + paragraph.lines * paragraph.brackets > max_bracket_work)
      return report(prepared, begin, "brackets times lines of paragraphs", work + paragraph.lines * paragraph.brackets,
                    max_bracket_work, sink);
    begin = end + 1;
  }
  return true;
}

}  // namespace shelf::compiler
