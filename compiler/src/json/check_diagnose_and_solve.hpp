// Step of parse_json_body: what diagnoseandsolve promises.
#pragma once

#include "model/json.hpp"

namespace shelf::compiler {

// Reports JSN14. Whether commonSolutionArticleId leads to an article is for resolve_records to say.
void check_diagnose_and_solve(const JsonValue& root, DiagnosticSink& sink);

}  // namespace shelf::compiler
