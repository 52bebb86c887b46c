// IDX1: articles of one type that nothing a request can say tells apart.
#pragma once

#include <span>

#include "bundle/key_table.hpp"
#include "model/record.hpp"

namespace shelf::compiler {

// One note per first article of a group of indistinguishable ones. `records` are in rank order.
void report_ambiguity(std::span<const Record> records, const KeyTables& keys, DiagnosticSink& sink);

}  // namespace shelf::compiler
