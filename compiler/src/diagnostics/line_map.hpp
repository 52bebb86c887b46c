// Byte offsets of a text as lines and columns.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace shelf::compiler {

struct Position {  // both start at 1; the column counts code points, a tab is one
  std::uint32_t line = 1, column = 1;
  friend bool operator==(const Position&, const Position&) = default;
};

// Refers into `text`, which must outlive it. Building is one pass; a look-up is O(log lines + length of the line).
class LineMap {
 public:
  explicit LineMap(std::string_view text);

  // An offset past the end counts as the end.
  [[nodiscard]] Position position(std::uint32_t offset) const;
  [[nodiscard]] std::uint32_t line_begin(std::uint32_t line) const { return begins_[line - 1]; }
  [[nodiscard]] std::string_view line_text(std::uint32_t line) const;  // without the line feed
  [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(begins_.size()); }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> begins_;
};

}  // namespace shelf::compiler
