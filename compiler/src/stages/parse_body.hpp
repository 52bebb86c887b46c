// Stage 4: the body, by the kind that selfHelpType asks for.
#pragma once

#include <optional>

#include "model/body.hpp"
#include "model/figures.hpp"
#include "model/header.hpp"
#include "model/source.hpp"

namespace shelf::compiler {

// Empty after an error. `raw` gives where the body begins and the heading above the header.
[[nodiscard]] std::optional<Body> parse_body(const SourceFile& source, const RawHeader& raw, const Header& header,
                                             Figures& figures, DiagnosticSink& sink);

}  // namespace shelf::compiler
