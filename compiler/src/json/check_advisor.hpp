// Step of parse_json_body: what advisorRecommendationMetadata promises.
#pragma once

#include "model/json.hpp"

namespace shelf::compiler {

// Reports JSN14.
void check_advisor(const JsonValue& root, DiagnosticSink& sink);

}  // namespace shelf::compiler
