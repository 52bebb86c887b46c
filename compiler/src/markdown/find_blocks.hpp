// Finds what stands on lines of its own outside code and comments: widgets, section directives, headings of level 1, 2.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/mask_code.hpp"
#include "model/widget.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct FoundWidget {
  Span where;                 // from the start of its line to the end of its end tag
  std::uint32_t indent = 0;   // blanks to write before it so that it stays inside its list item
  std::uint32_t element = 0;  // where its `<` stands
  Widget widget;
};

struct FoundSection {
  Span where;  // the line without its break
  std::string title;
};

struct FoundBlocks {
  std::vector<FoundWidget> widgets;
  std::vector<FoundSection> sections;
  std::vector<std::uint32_t> headings;  // offsets of their lines
};

// Everything ascending. Reports SEC1, WID*, LIM1.
[[nodiscard]] FoundBlocks find_blocks(std::string_view text, std::uint32_t begin, const MaskedBody& masked,
                                      DiagnosticSink& sink);

}  // namespace shelf::compiler
