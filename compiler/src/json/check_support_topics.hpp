// Step of parse_json_body: what supportTopicDescription promises.
#pragma once

#include "model/json.hpp"

namespace shelf::compiler {

// Reports JSN11 (topic ids that are no GUIDs), JSN14.
void check_support_topics(const JsonValue& root, DiagnosticSink& sink);

}  // namespace shelf::compiler
