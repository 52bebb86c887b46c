// Marks that turn the direction of text around: U+202A..U+202E, U+2066..U+2069, and the invisible U+200E, U+200F,
// U+061C. In running text they are how some languages are written; in a name or in code they show one thing and mean
// another.
#pragma once

#include <string>
#include <string_view>

#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// Removes them; reports BYT7 at `where` if there were any. `what`: "the title", "code".
void drop_direction_marks(std::string& text, std::string_view what, Span where, DiagnosticSink& sink);

}  // namespace shelf::compiler
