// `**` that Markdown left standing.
#pragma once

#include <vector>

#include "model/node.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// A line with exactly one pair that has blanks inside (`** x **`) becomes bold; any other `**` stays. Reports MD5.
[[nodiscard]] std::vector<Node> mend_emphasis(std::vector<Node> nodes, DiagnosticSink& sink);

}  // namespace shelf::compiler
