// The text of a block without its styles.
#pragma once

#include <string>

#include "render/inlines.hpp"

namespace shelf::detail {

// `line_end`: what a break becomes. As a blank, as in a cell, there is none at the beginning and none beside another.
// Where a link leads stands behind its text, in parentheses, unless that is its text.
[[nodiscard]] std::string plain_text_of(const Inlines& text, char line_end = '\n');

}  // namespace shelf::detail
