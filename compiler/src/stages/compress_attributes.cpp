#include "stages/compress_attributes.hpp"

#include <cstddef>

#include "bundle/order_by_path.hpp"
#include "bundle/zstd_frame.hpp"
#include "parallel_for.hpp"
#include "shelf_format/format.hpp"

namespace shelf::compiler {

namespace {

int zstd_level(Level level) {
  switch (level) {
    case Level::fast:
      return 3;
    case Level::standard:
      return 12;
    case Level::best:
      return 19;
  }
  return 0;
}

std::string join_rows(std::span<const Record> records, std::span<const std::size_t> order) {
  std::string block;
  for (const std::size_t i : order) {
    put_leb(records[i].attribute_row.size(), block);
    block += records[i].attribute_row;
  }
  return block;
}

// How many of the next records go into one block.
std::size_t block_rows(std::span<const Record> records, std::span<const std::size_t> order) {
  constexpr std::size_t size_bytes = 3;  // of a row's size, at most
  std::size_t rows = 0, bytes = 0;
  while (rows < order.size() && rows < format::max_block_rows) {
    bytes += records[order[rows]].attribute_row.size() + size_bytes;
    if (rows > 0 && bytes > format::max_block_bytes) break;
    ++rows;
  }
  return rows;
}

CacheKey key_of(std::string_view block, Level level) {
  CacheKey key;
  key.add("attributes");
  key.add(static_cast<std::uint64_t>(level));
  key.add(block);
  return key;
}
}  // namespace

CompressedAttributes compress_attributes(std::span<const Record> records, Level level, unsigned threads,
                                         ResultCache& cache) {
  const std::vector<std::size_t> order = order_by_path(records);
  CompressedAttributes result;
  result.rows.resize(records.size());
  for (std::size_t row = 0; row < order.size(); ++row) result.rows[order[row]] = static_cast<std::uint32_t>(row);

  std::vector<std::span<const std::size_t>> parts;
  for (std::span<const std::size_t> left = order; !left.empty(); left = left.subspan(parts.back().size()))
    parts.push_back(left.first(block_rows(records, left)));
  std::vector<std::string> frames(parts.size());
  result.blocks.resize(parts.size());
  std::vector<std::string> blocks(parts.size());
  std::vector<CacheKey> keys(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    blocks[i] = join_rows(records, parts[i]);
    keys[i] = key_of(blocks[i], level);
    if (const auto known = cache.find(keys[i])) frames[i] = *known;
  }
  parallel_for(parts.size(), threads, [&](std::size_t i) {
    const std::string& block = blocks[i];
    if (frames[i].empty()) frames[i] = compress_alone(block, zstd_level(level));
    result.blocks[i] = {static_cast<std::uint32_t>(parts[i].data() - order.data()),
                        static_cast<std::uint32_t>(block.size()), static_cast<std::uint32_t>(frames[i].size())};
  });
  for (std::size_t i = 0; i < frames.size(); ++i) {
    result.frames += frames[i];
    if (!cache.find(keys[i])) cache.keep(keys[i], std::move(frames[i]));
  }
  return result;
}

}  // namespace shelf::compiler
