// A title as files are often named: "How to clear it" becomes how-to-clear-it.
#pragma once

#include <cstddef>
#include <string_view>

#include "shelf_format/names.hpp"

namespace shelf::format {

// Writes at most title.size() bytes to `out` and returns how many: ASCII letters folded, digits, and one `-` for each
// run of anything else but at both ends.
constexpr std::size_t write_slug(std::string_view title, char* out) noexcept {
  std::size_t size = 0;
  bool gap = false;
  for (const char c : title) {
    const char f = fold(c);
    if ((f >= 'a' && f <= 'z') || (f >= '0' && f <= '9')) {
      if (gap && size > 0) out[size++] = '-';
      out[size++] = f;
      gap = false;
    } else {
      gap = true;
    }
  }
  return size;
}

}  // namespace shelf::format
