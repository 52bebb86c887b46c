// Stage 4b: `# title`, `---`, one JSON object, `---`. Reads it with the recoveries of the format, folds keys, checks
// what the type of the article promises (forms, topic descriptions, advisor metadata, diagnose-and-solve).
#pragma once

#include <optional>

#include "model/body.hpp"
#include "model/figures.hpp"
#include "model/header.hpp"
#include "model/source.hpp"

namespace shelf::compiler {

// Reports JSN*, LIM1. Empty after an error.
[[nodiscard]] std::optional<JsonBody> parse_json_body(const SourceFile& source, const RawHeader& raw,
                                                      const Header& header, Figures& figures, DiagnosticSink& sink);

}  // namespace shelf::compiler
