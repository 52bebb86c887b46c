#include "diagnostics/line_map.hpp"

#include <algorithm>
#include <cstdint>

#include "shelf_format/safe_text.hpp"

namespace shelf::compiler {

LineMap::LineMap(std::string_view text) : text_(text), begins_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    begins_.push_back(static_cast<std::uint32_t>(at + 1));
}

Position LineMap::position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), offset);
  Position position{static_cast<std::uint32_t>(after - begins_.begin()), 1};
  for (std::size_t at = *(after - 1); at < offset; at += format::decode_utf8(text_, at).size) ++position.column;
  return position;
}

std::string_view LineMap::line_text(std::uint32_t line) const {
  const std::uint32_t begin = line_begin(line);
  const std::size_t end = line < line_count() ? begins_[line] - 1 : text_.size();
  return text_.substr(begin, end - begin);
}

}  // namespace shelf::compiler
