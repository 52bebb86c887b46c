// Names as an earlier run coded them.
#pragma once

#include <span>

#include "bundle/code_names.hpp"
#include "cache/result_cache.hpp"
#include "model/record.hpp"

namespace shelf::compiler {

// What code_names makes of these records, found in `cache` when nothing of their ids and titles has changed.
[[nodiscard]] CodedNames find_or_code_names(std::span<const Record> records, ResultCache& cache);

}  // namespace shelf::compiler
