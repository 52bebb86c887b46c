// Stage 3: attributes by name; lists, ids, clouds, scopes, flags.
#pragma once

#include <optional>

#include "model/header.hpp"
#include "model/source.hpp"

namespace shelf::compiler {

// Reports HDR11..HDR20, ID4..ID8, CLD*, LIM1. Empty after an error (no articleId, no selfHelpType).
[[nodiscard]] std::optional<Header> normalise_header(const RawHeader& raw, DiagnosticSink& sink);

}  // namespace shelf::compiler
