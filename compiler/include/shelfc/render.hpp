// Diagnostics as people and programs read them. Values in, text out; nothing is printed here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shelfc/compile.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// `path:line:col: severity[CODE]: message`, the source line with the place marked, help and notes; ends with a line
// feed. Control and bidirectional characters of the source are escaped, so that an article cannot drive a terminal.
[[nodiscard]] std::string render_text(const Diagnostic& diagnostic, const std::vector<SourceInfo>& sources, bool color);

// One JSON object on one line with the same fields: code, severity, path, line, column, endLine, endColumn, message,
// help, notes. path and places are null when the diagnostic is about the run as a whole.
[[nodiscard]] std::string render_json(const Diagnostic& diagnostic, const std::vector<SourceInfo>& sources);

}  // namespace shelf::compiler
