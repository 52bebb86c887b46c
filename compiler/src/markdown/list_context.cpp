#include "markdown/list_context.hpp"

#include <algorithm>
#include <cstdint>

#include "text/ascii.hpp"

namespace shelf::compiler {

Indent indent_of(std::string_view line) noexcept {
  Indent indent;
  for (const char c : line) {
    if (c == ' ')
      ++indent.columns;
    else if (c == '\t')
      indent.columns += 4 - indent.columns % 4;
    else
      break;
    ++indent.bytes;
  }
  return indent;
}

std::size_t list_marker_length(std::string_view text) noexcept {
  std::size_t length = 0;
  if (!text.empty() && (text.front() == '-' || text.front() == '*' || text.front() == '+')) {
    length = 1;
  } else {
    while (length < text.size() && length < 9 && is_digit(text[length])) ++length;
    if (length == 0 || length == text.size() || (text[length] != '.' && text[length] != ')')) return 0;
    ++length;
  }
  const bool ends = length == text.size() || text[length] == ' ' || text[length] == '\t';
  return ends ? length : 0;
}

void ListContext::see(std::string_view line) {
  const Indent indent = indent_of(line);
  const std::string_view text = line.substr(indent.bytes);
  if (text.empty()) {
    after_blank_ = true;
    return;
  }
  const std::uint32_t outer = content_column(indent.columns);
  const std::size_t marker = indent.columns < outer + 4 ? list_marker_length(text) : 0;
  const bool starts_block = marker != 0 || text.front() == '#' || text.front() == ':' || text.front() == '\x60';
  // A paragraph may run on without indentation; anything else at a smaller indentation leaves the item.
  if (after_blank_ || starts_block)
    while (!items_.empty() && items_.back() > indent.columns) items_.pop_back();
  if (marker != 0) {
    const Indent gap = indent_of(text.substr(marker));
    const std::uint32_t spaces = gap.columns >= 1 && gap.columns <= 4 ? gap.columns : 1;
    items_.push_back(indent.columns + static_cast<std::uint32_t>(marker) + spaces);
  }
  after_blank_ = false;
}

std::uint32_t ListContext::content_column(std::uint32_t columns) const noexcept {
  const auto inside = std::upper_bound(items_.begin(), items_.end(), columns);
  return inside == items_.begin() ? 0 : *std::prev(inside);
}

}  // namespace shelf::compiler
