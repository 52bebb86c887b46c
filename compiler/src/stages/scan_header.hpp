// Stage 2: finds `<properties … />` and reads its attributes, quote-aware, with every recovery of the format.
#pragma once

#include <optional>

#include "model/header.hpp"
#include "model/source.hpp"

namespace shelf::compiler {

// Reports HDR1..HDR8, HDR13, HDR17, HDR18, LIM1. Empty after an error.
[[nodiscard]] std::optional<RawHeader> scan_header(const SourceFile& source, DiagnosticSink& sink);

}  // namespace shelf::compiler
