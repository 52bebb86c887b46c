// Stage 7b: what the headers say, apart from the bodies: reading an article needs little of it, and headers of one
// folder say nearly the same. Rows stand in the order of paths, in blocks that are compressed alone.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "cache/result_cache.hpp"
#include "model/record.hpp"
#include "shelfc/compile.hpp"
#include "texts/text_store.hpp"

namespace shelf::compiler {

struct CompressedAttributes {
  struct Block {
    std::uint32_t first_row = 0, raw_size = 0, size = 0;  // size: of its frame
  };
  std::vector<std::uint32_t> rows;  // of each record
  std::vector<Block> blocks;
  std::string frames;  // concatenated, in order
};

// Takes from `cache` what an earlier run made of the same, and leaves there what this one made. `texts` has the rows,
// or some of them, and is empty afterwards.
[[nodiscard]] CompressedAttributes compress_attributes(std::span<const Record> records, Level level, unsigned threads,
                                                       ResultCache& cache, TextStore& texts);
[[nodiscard]] inline CompressedAttributes compress_attributes(std::span<const Record> records, Level level,
                                                              unsigned threads) {
  ResultCache no_cache;
  TextStore memory;
  return compress_attributes(records, level, threads, no_cache, memory);
}

}  // namespace shelf::compiler
