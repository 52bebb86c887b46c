// Stage 7: phrases, the shared dictionary and one checksummed zstd frame per unit. Deterministic for equal input and
// zstd version, whatever the number of threads.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "bundle/phrases.hpp"
#include "cache/result_cache.hpp"
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

// Takes from `cache` what an earlier run made of the same, and leaves there what this one made. `texts` has the units,
// or some of them, and is empty afterwards; there is as much room for what is made of them.
[[nodiscard]] CompressedUnits compress_units(std::span<const Record> records, Level level, unsigned threads,
                                             ResultCache& cache, TextStore& texts);
[[nodiscard]] inline CompressedUnits compress_units(std::span<const Record> records, Level level, unsigned threads) {
  ResultCache no_cache;
  TextStore memory;
  return compress_units(records, level, threads, no_cache, memory);
}

}  // namespace shelf::compiler
