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

struct EncodedArticle {
  Record record;
  std::string unit, attribute_row;  // of the record
};

// Reports LIM1 when the unit is over a limit; it is then empty.
[[nodiscard]] EncodedArticle encode(const SourceFile& source, const Header& header, const Body& body,
                                    DiagnosticSink& sink);

}  // namespace shelf::compiler
