// Stage 6: looks at all records together: duplicates, dangling references, ambiguous keys; then puts them in rank
// order.
#pragma once

#include <utility>
#include <vector>

#include "bundle/key_table.hpp"
#include "model/record.hpp"

namespace shelf::compiler {

// Returns the records in rank order (bundle.fbs says which), copies dropped, later twins marked shadowed.
// Reports ID1, ID2, JSN12, WID13, WID14, IDX1 to `sink` (report_in, by file).
// `keys`: those of the records that are returned.
[[nodiscard]] std::vector<Record> resolve_records(std::vector<Record> records, unsigned threads, KeyTables& keys,
                                                  DiagnosticSink& sink);
[[nodiscard]] inline std::vector<Record> resolve_records(std::vector<Record> records, DiagnosticSink& sink) {
  KeyTables not_wanted;
  return resolve_records(std::move(records), 1, not_wanted, sink);
}

}  // namespace shelf::compiler
