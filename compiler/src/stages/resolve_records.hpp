// Stage 6: looks at all records together: duplicates, dangling references, ambiguous keys; then puts them in rank
// order.
#pragma once

#include <vector>

#include "model/record.hpp"

namespace shelf::compiler {

// Returns the records in rank order (bundle.fbs says which), copies dropped, later twins marked shadowed.
// Reports ID1, ID2, JSN12, WID13, WID14, IDX1 to `sink` (report_in, by file).
[[nodiscard]] std::vector<Record> resolve_records(std::vector<Record> records, DiagnosticSink& sink);

}  // namespace shelf::compiler
