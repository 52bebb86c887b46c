// Stage 7: the shared dictionary and one checksummed zstd frame per unit. Deterministic for equal input and zstd
// version, whatever the number of threads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/record.hpp"
#include "shelfc/compile.hpp"

namespace shelf::compiler {

struct CompressedUnits {
  std::string dictionary;            // zstd frame of the dictionary; empty when there is none
  std::string frames;                // concatenated, in the order of the records
  std::vector<std::uint32_t> sizes;  // of each frame
};

[[nodiscard]] CompressedUnits compress_units(std::span<const Record> records, Level level, unsigned threads);

}  // namespace shelf::compiler
