#include "markdown/find_wrappers.hpp"

#include <algorithm>
#include <cstdint>

namespace shelf::compiler {

namespace {

constexpr std::size_t none = std::string_view::npos;

// Nothing but the element stands on its line, which is not indented as code.
bool stands_alone(std::string_view text, Span where) noexcept {
  constexpr std::size_t code_indent = 4;
  const std::string_view before = text.substr(0, where.begin);
  const std::size_t indent = before.size() - (before.find_last_not_of(' ') + 1);
  const std::size_t after = std::min(text.find_first_not_of(" \t", where.end), text.size());
  return indent < code_indent && (indent == before.size() || before[before.size() - indent - 1] == '\n') &&
         (after == text.size() || text[after] == '\n');
}

class BlankLines {
 public:
  BlankLines(std::string_view text, std::size_t begin) {
    for (std::size_t at = text.find('\n', begin); at != none; at = text.find('\n', at)) {
      at = std::min(text.find_first_not_of(" \t", at + 1), text.size());
      if (at < text.size() && text[at] == '\n') at_.push_back(static_cast<std::uint32_t>(at));
    }
  }

  [[nodiscard]] bool any_in(Span where) const noexcept {
    const auto first = std::lower_bound(at_.begin(), at_.end(), where.begin);
    return first != at_.end() && *first < where.end;
  }

 private:
  std::vector<std::uint32_t> at_;  // their line feeds, ascending
};

}  // namespace

std::vector<TagPair> find_wrappers(std::string_view text, std::uint32_t begin, std::vector<Mark>& marks) {
  const BlankLines blank_lines(text, begin);
  std::vector<TagPair> pairs = pair_tags(marks);
  std::erase_if(pairs, [&](const TagPair& pair) {
    const Mark &open = marks[pair.open], &close = marks[pair.close];
    const bool wraps = open.name == "span" || open.name == "div";
    return !wraps || !stands_alone(text, open.where) || !stands_alone(text, close.where) ||
           !blank_lines.any_in({open.where.end, close.where.begin});
  });
  return pairs;
}

}  // namespace shelf::compiler
