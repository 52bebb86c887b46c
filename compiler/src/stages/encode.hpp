// Stage 5: header and body to a row of attributes and a unit (both operations, uncompressed) and the facts that the
// catalogue keeps.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/body.hpp"
#include "model/header.hpp"
#include "model/record.hpp"
#include "model/source.hpp"

namespace shelf::compiler {

// Reports LIM1 when the unit is over a limit; the record's unit is then empty.
[[nodiscard]] Record encode(const SourceFile& source, const Header& header, const Body& body, DiagnosticSink& sink);

}  // namespace shelf::compiler
