// Refuses bodies that would make md4c 0.4.8 work quadratically, before it sees them.
#pragma once

#include "model/prepared.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// False after a LIM1.
[[nodiscard]] bool check_markdown_limits(const PreparedMarkdown& prepared, DiagnosticSink& sink);

}  // namespace shelf::compiler
