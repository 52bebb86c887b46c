#include "store/attribute_blocks.hpp"

#include <algorithm>
#include <new>

#include "shelf_format/format.hpp"
#include "store/dictionary.hpp"

namespace shelf::detail {

namespace {

// Rows stand one after the other, each behind its size.
bool take_row(std::string_view& left, std::string_view& row) noexcept {
  std::uint64_t size = 0;
  for (unsigned shift = 0; shift < 28 && !left.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(left.front());
    left.remove_prefix(1);
    size |= std::uint64_t{byte & 0x7fu} << shift;
    if ((byte & 0x80) != 0) continue;
    if (size > left.size()) return false;
    row = left.substr(0, static_cast<std::size_t>(size));
    left.remove_prefix(row.size());
    return true;
  }
  return false;
}

}  // namespace

std::unique_ptr<AttributeBlocks::Block> AttributeBlocks::read(Bytes frame, std::size_t raw_size,
                                                              std::uint32_t rows) noexcept {
  const auto header = read_frame_header(frame);
  if (!header || header->raw_size != raw_size || header->dictionary_id != 0) return nullptr;
  std::unique_ptr<Block> block(new (std::nothrow) Block);
  const DecompressionContext context(ZSTD_createDCtx());
  if (block == nullptr || context == nullptr) return nullptr;
  block->text.reset(new (std::nothrow) char[raw_size + 1]);
  block->rows.reset(new (std::nothrow) std::string_view[rows]);
  if (block->text == nullptr || block->rows == nullptr) return nullptr;
  block->size = ZSTD_decompressDCtx(context.get(), block->text.get(), raw_size, frame.data(), frame.size());
  if (block->size != raw_size) return nullptr;
  std::string_view left(block->text.get(), block->size);
  for (std::uint32_t i = 0; i < rows; ++i)
    if (!take_row(left, block->rows[i])) return nullptr;
  return left.empty() ? std::move(block) : nullptr;
}

Result<std::string_view> AttributeBlocks::find(std::uint32_t ordinal) const noexcept {
  const CatalogueView& view = *view_;
  const std::uint32_t row = view.attribute_rows.at32(ordinal);
  const auto blocks = view.attribute_blocks;
  const auto after = std::upper_bound(blocks.begin(), blocks.end(), row,
                                      [](std::uint32_t r, const fb::AttributeBlock& b) { return r < b.first_row(); });
  if (after == blocks.begin() || after == blocks.end())
    return Error{Errc::bad_offset, "attributes", row, view.articles};
  const fb::AttributeBlock &block = *(after - 1), &next = *after;
  const std::uint32_t rows = next.first_row() - block.first_row();
  if (block.offset() > next.offset() || next.offset() > section_.size())
    return Error{Errc::bad_offset, "attributes", block.offset(), section_.size()};
  if (rows > format::max_block_rows) return Error{Errc::limit_exceeded, "attributes", rows, format::max_block_rows};
  if (block.raw_size() > format::max_unit_raw_bytes)
    return Error{Errc::limit_exceeded, "attributes", block.raw_size(), format::max_unit_raw_bytes};
  const Bytes frame = section_.subspan(static_cast<std::size_t>(block.offset()),
                                       static_cast<std::size_t>(next.offset() - block.offset()));
  // Blocks stay in memory: all together they must stay in proportion to the file.
  if (block.raw_size() > std::uint64_t{format::max_unit_ratio} * frame.size())
    return Error{Errc::limit_exceeded, "attributes", block.raw_size(), format::max_unit_ratio * frame.size()};
  const Block* found = blocks_.get(static_cast<std::size_t>(after - 1 - blocks.begin()),
                                   [&] { return read(frame, block.raw_size(), rows); });
  if (found == nullptr) return Error{Errc::bad_unit, "attributes", row, block.raw_size()};
  return found->rows[row - block.first_row()];
}

}  // namespace shelf::detail
