// Stage 7: phrases, the shared dictionary and one checksummed zstd frame per unit. Deterministic for equal input and
// zstd version, whatever the number of threads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "bundle/phrases.hpp"
#include "cache/result_cache.hpp"
#include "model/record.hpp"
#include "shelfc/compile.hpp"

namespace shelf::compiler {

struct CompressedUnits {
  Phrases phrases;
  std::string dictionary;  // zstd frame of the dictionary; empty when there is none
  std::string frames;      // concatenated, in the order of the records, as FORMAT.md describes section `units`
  std::vector<std::uint32_t> sizes;  // of each of them
};

// Takes from `cache` what an earlier run made of the same, and leaves there what this one made.
[[nodiscard]] CompressedUnits compress_units(std::span<const Record> records, Level level, unsigned threads,
                                             ResultCache& cache);
[[nodiscard]] inline CompressedUnits compress_units(std::span<const Record> records, Level level, unsigned threads) {
  ResultCache none;
  return compress_units(records, level, threads, none);
}

}  // namespace shelf::compiler
