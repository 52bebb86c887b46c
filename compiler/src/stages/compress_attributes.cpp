#include "stages/compress_attributes.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "bundle/order_by_path.hpp"
#include "bundle/zstd_frame.hpp"
#include "parallel_for.hpp"
#include "shelf_format/format.hpp"
#include "shelf_format/slug.hpp"

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

// Where the last `text` in the source path of a row begins; npos: it has none.
std::size_t find_in_path(const Record& record, std::string_view text) {
  constexpr std::size_t too_short = 3;  // to be worth it
  const std::size_t path = record.attribute_row.size() - std::min(record.attribute_row.size(), record.path.size() + 1);
  const std::size_t at = text.size() <= too_short ? std::string::npos : record.attribute_row.rfind(text);
  return at == std::string::npos || at < path ? std::string::npos : at;
}

// A row behind its size. An articleId or a title in its path is left out: the catalogue has them.
void put_row(const Record& record, std::string& block) {
  std::string slug(record.title.size(), '\0');
  slug.resize(format::write_slug(record.title, slug.data()));
  std::string_view left_out = record.article_id;
  std::size_t kind = format::row_without_id, at = find_in_path(record, left_out);
  if (at == std::string::npos) {
    left_out = slug;
    kind = format::row_without_slug;
    at = find_in_path(record, left_out);
  }
  std::string row = record.attribute_row;
  std::size_t told = 0;
  if (at != std::string::npos) {
    row.erase(at, left_out.size());
    told = (row.size() - at) * 2 + kind;
  }
  put_leb(row.size(), block);
  put_leb(told, block);
  block += row;
}

std::string join_rows(std::span<const Record> records, std::span<const std::size_t> order) {
  std::string block;
  for (const std::size_t i : order) put_row(records[i], block);
  return block;
}

// How many of the next records go into one block.
std::size_t block_rows(std::span<const Record> records, std::span<const std::size_t> order) {
  constexpr std::size_t size_bytes = 6;  // before a row, at most
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
