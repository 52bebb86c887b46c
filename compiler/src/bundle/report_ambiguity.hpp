// IDX1: articles of one type that nothing a request can say tells apart.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "bundle/key_table.hpp"
#include "model/record.hpp"

namespace shelf::compiler {

// Number of the group of indistinguishable records that each record belongs to.
[[nodiscard]] std::vector<std::uint32_t> number_groups(std::span<const Record> records);

// One note per first article of a group of indistinguishable ones. `records` are in rank order.
void report_ambiguity(std::span<const Record> records, const KeyTables& keys, std::span<const std::uint32_t> groups,
                      DiagnosticSink& sink);

}  // namespace shelf::compiler
