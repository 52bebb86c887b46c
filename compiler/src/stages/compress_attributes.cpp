#include "stages/compress_attributes.hpp"

#include <algorithm>
#include <cstddef>
#include <mutex>
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
      return 10;  // 12: 1,430 bytes less of the bundle, 3 times as long
    case Level::best:
      return 19;
  }
  return 0;
}

// Where the last `text` in the source path of a row begins; npos: it has none.
std::size_t find_in_path(const Record& record, std::string_view text) {
  constexpr std::size_t too_short = 3;  // to be worth it
  if (text.size() <= too_short) return std::string_view::npos;
  const std::string_view row = record.attribute_row;
  const std::size_t path = row.size() - std::min(row.size(), record.path.size() + 1);
  const std::size_t at = row.substr(path).rfind(text);
  return at == std::string_view::npos ? at : path + at;
}

// A row behind its size. An articleId or a title in its path is left out: the catalogue has them.
void put_row(const Record& record, std::string& block) {
  const std::string_view row = record.attribute_row;
  std::size_t kind = format::row_without_id, left_out = record.article_id.size();
  std::size_t at = find_in_path(record, record.article_id);
  if (at == std::string_view::npos) {
    std::string slug(record.title.size(), '\0');
    slug.resize(format::write_slug(record.title, slug.data()));
    kind = format::row_without_slug, left_out = slug.size();
    at = find_in_path(record, slug);
  }
  if (at == std::string_view::npos) at = row.size(), left_out = 0;
  put_leb(row.size() - left_out, block);
  put_leb(left_out == 0 ? 0 : (row.size() - left_out - at) * 2 + kind, block);
  block += row.substr(0, at);
  block += row.substr(at + left_out);
}

std::string join_rows(std::span<const Record> records, std::span<const std::size_t> order, const TextStore& texts) {
  std::string block;
  for (const std::size_t i : order) {
    put_row(records[i], block);
    texts.note_read(records[i].attribute_row.size());
  }
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
                                         ResultCache& cache, TextStore& texts) {
  const std::vector<std::size_t> order = order_by_path(records);
  CompressedAttributes result;
  result.rows.resize(records.size());
  for (std::size_t row = 0; row < order.size(); ++row) result.rows[order[row]] = static_cast<std::uint32_t>(row);

  struct Part {
    std::span<const std::size_t> rows;
    std::size_t raw_size = 0;
    std::string frame;
    CacheKey key;
  };
  std::vector<Part> parts;
  for (std::span<const std::size_t> left = order; !left.empty(); left = left.subspan(parts.back().rows.size()))
    parts.push_back({left.first(block_rows(records, left)), 0, {}, {}});
  std::mutex using_cache;
  parallel_for(parts.size(), threads, [&](std::size_t i) {
    Part& part = parts[i];
    const std::string block = join_rows(records, part.rows, texts);
    part.raw_size = block.size();
    part.key = key_of(block, level);
    {
      const std::lock_guard lock(using_cache);
      if (const auto known = cache.find(part.key)) part.frame = *known;
    }
    if (part.frame.empty()) part.frame = compress_alone(block, zstd_level(level));
  });
  texts.clear();
  for (Part& part : parts) {
    result.blocks.push_back({static_cast<std::uint32_t>(part.rows.data() - order.data()),
                             static_cast<std::uint32_t>(part.raw_size), static_cast<std::uint32_t>(part.frame.size())});
    result.frames += part.frame;
    if (!cache.find(part.key)) cache.keep(part.key, std::move(part.frame));
  }
  return result;
}

}  // namespace shelf::compiler
