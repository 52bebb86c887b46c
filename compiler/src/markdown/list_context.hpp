// Which list item a line belongs to, told from indentation alone: enough to keep a block inside its item.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace shelf::compiler {

struct Indent {
  std::uint32_t columns = 0;  // a tab stops at every fourth
  std::size_t bytes = 0;
};
[[nodiscard]] Indent indent_of(std::string_view line) noexcept;

// Bytes of a bullet or number with its delimiter at the start of `text`, 0 when there is none. A blank or the end must
// follow; it is not counted.
[[nodiscard]] std::size_t list_marker_length(std::string_view text) noexcept;

class ListContext {
 public:
  // Takes the next line (no line break) that is no code and no comment.
  void see(std::string_view line);

  // Column where the content of the innermost open item begins that a block indented by `columns` belongs to; 0: none.
  [[nodiscard]] std::uint32_t content_column(std::uint32_t columns) const noexcept;

 private:
  std::vector<std::uint32_t> items_;  // content columns, outermost first
  bool after_blank_ = true;
};

}  // namespace shelf::compiler
