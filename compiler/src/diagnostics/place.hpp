// Where a span lies in its file, for printing.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/line_map.hpp"
#include "shelfc/compile.hpp"

namespace shelf::compiler {

struct Place {
  const SourceInfo* source = nullptr;  // nullptr: the run as a whole
  Position begin, end;
  std::string_view line;                     // text of the first line; empty when the text is not at hand
  std::size_t mark_begin = 0, mark_end = 0;  // of the span in `line`
};

[[nodiscard]] Place find_place(FileId file, Span where, const std::vector<SourceInfo>& sources);

}  // namespace shelf::compiler
