// Stage 7: phrases, the shared dictionary and one checksummed zstd frame per unit. Deterministic for equal input and
// zstd version, whatever the number of threads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "bundle/phrases.hpp"
#include "model/record.hpp"
#include "shelfc/compile.hpp"

namespace shelf::compiler {

struct CompressedUnits {
  Phrases phrases;
  std::string dictionary;  // zstd frame of the dictionary; empty when there is none
  std::string frames;      // concatenated, in the order of the records, as FORMAT.md describes section `units`
  std::vector<std::uint32_t> sizes;  // of each of them
};

[[nodiscard]] CompressedUnits compress_units(std::span<const Record> records, Level level, unsigned threads);

}  // namespace shelf::compiler
