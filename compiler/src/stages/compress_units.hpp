// Stage 7: phrases, the shared dictionary and one checksummed zstd frame per unit. Deterministic for equal input and
// zstd version, whatever the number of threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "bundle/phrases.hpp"
#include "cache/result_cache.hpp"
#include "cache/unit_cache.hpp"
#include "model/record.hpp"
#include "shelfc/compile.hpp"
#include "texts/text_store.hpp"

namespace shelf::compiler {

struct CompressedUnits {
  Phrases phrases;
  std::string dictionary;  // zstd frame of the dictionary; empty when there is none
  std::string frames;      // concatenated, in the order of the records, as FORMAT.md describes section `units`
  std::vector<std::uint32_t> sizes;   // of each of them
  std::optional<WriteError> problem;  // why there is none of it
};

// What has to be known before any unit can be coded.
struct UnitPlan {
  std::vector<std::size_t> order;  // of the records by path
  UnitCache cache;
  Phrases phrases;
};

// Apart from what follows, since it takes all cores and, for a while, more memory than anything else. `texts` has the
// units, or some of them.
[[nodiscard]] UnitPlan plan_units(std::span<const Record> records, Level level, unsigned threads, ResultCache& cache,
                                  const TextStore& texts);

// Takes from the plan's cache what an earlier run made of the same, and leaves there what this one made. `texts` has
// the units, or some of them, and is empty afterwards; there is as much room for what is made of them.
[[nodiscard]] CompressedUnits compress_units(std::span<const Record> records, UnitPlan plan, Level level,
                                             unsigned threads, TextStore& texts);
[[nodiscard]] inline CompressedUnits compress_units(std::span<const Record> records, Level level, unsigned threads) {
  ResultCache no_cache;
  TextStore memory;
  return compress_units(records, plan_units(records, level, threads, no_cache, memory), level, threads, memory);
}

}  // namespace shelf::compiler
