// A source line with the place marked below it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace shelf::compiler {

struct Excerpt {
  std::string source;  // safe to print; only a window of a long line
  std::string marks;   // white space, then one `^` per column of the place
};

// Marks bytes [begin, end) of one line; at least one column is marked. Both may lie past the end of the line.
[[nodiscard]] Excerpt make_excerpt(std::string_view line, std::size_t begin, std::size_t end);

}  // namespace shelf::compiler
