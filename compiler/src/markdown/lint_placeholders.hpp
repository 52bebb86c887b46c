// Step of parse_markdown: placeholders in angle brackets that are misspelled widgets.
#pragma once

#include <string_view>
#include <vector>

#include "model/prepared.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// `source` is the text that the places of the marks belong to. Reports WID15.
void lint_placeholders(const std::vector<Mark>& marks, std::string_view source, DiagnosticSink& sink);

}  // namespace shelf::compiler
