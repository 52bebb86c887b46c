#include "store/attribute_blocks.hpp"

#include <algorithm>
#include <new>

#include "shelf_format/format.hpp"
#include "shelf_format/slug.hpp"
#include "store/dictionary.hpp"

namespace shelf::detail {

namespace {

// 7 bits a byte, at most 4 bytes.
bool take_number(std::string_view& left, std::uint32_t& number) noexcept {
  number = 0;
  for (unsigned shift = 0; shift < 28 && !left.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(left.front());
    left.remove_prefix(1);
    number |= (byte & 0x7fu) << shift;
    if ((byte & 0x80) == 0) return true;
  }
  return false;
}

}  // namespace

// Rows stand one after the other, each behind its size and what it lacks.
bool AttributeBlocks::take_row(std::string_view& left, StoredRow& row) noexcept {
  std::uint32_t size = 0;
  if (!take_number(left, size) || !take_number(left, row.lacks) || size > left.size()) return false;
  row.operations = left.substr(0, size);
  left.remove_prefix(size);
  return row.lacks == 0 || (row.lacks - 1) / 2 <= size;
}

std::unique_ptr<AttributeBlocks::WholeRow> AttributeBlocks::complete(const StoredRow& row, std::uint32_t ordinal,
                                                                     Errc& why) const noexcept {
  const auto name = names_->find(*view_, ordinal);
  why = name ? Errc::no_memory : name.error().code;
  if (!name) return nullptr;
  std::unique_ptr<WholeRow> whole(new (std::nothrow) WholeRow);
  if (whole == nullptr) return nullptr;
  const bool is_id = row.lacks % 2 == format::row_without_id;
  const std::string_view text = is_id ? name->id : name->title;
  whole->text.reset(new (std::nothrow) char[row.operations.size() + text.size() + 1]);
  if (whole->text == nullptr) return nullptr;
  const std::size_t behind = (row.lacks - 1) / 2, before = row.operations.size() - behind;
  char* const put = std::copy_n(row.operations.data(), before, whole->text.get());
  char* const end = is_id ? std::copy_n(text.data(), text.size(), put) : put + format::write_slug(text, put);
  whole->size = static_cast<std::size_t>(std::copy_n(row.operations.data() + before, behind, end) - whole->text.get());
  return whole;
}

std::unique_ptr<AttributeBlocks::Block> AttributeBlocks::read(Bytes frame, std::size_t raw_size, std::uint32_t rows,
                                                              Errc& why) noexcept {
  why = Errc::bad_unit;
  const auto header = read_frame_header(frame);
  if (!header || header->raw_size != raw_size || header->dictionary_id != 0) return nullptr;
  why = Errc::no_memory;
  std::unique_ptr<Block> block(new (std::nothrow) Block);
  const DecompressionContext context(ZSTD_createDCtx());
  if (block == nullptr || context == nullptr) return nullptr;
  block->text.reset(new (std::nothrow) char[raw_size + 1]);
  block->rows.reset(new (std::nothrow) StoredRow[rows]);
  if (block->text == nullptr || block->rows == nullptr || !block->whole.reserve(rows)) return nullptr;
  why = Errc::bad_unit;
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
  if (rows > format::max_block_rows) return Error{Errc::block_too_large, "attributes", rows, format::max_block_rows};
  if (block.raw_size() > format::max_unit_raw_bytes)
    return Error{Errc::block_too_large, "attributes", block.raw_size(), format::max_unit_raw_bytes};
  const Bytes frame = section_.subspan(static_cast<std::size_t>(block.offset()),
                                       static_cast<std::size_t>(next.offset() - block.offset()));
  // Blocks stay in memory: all together they must stay in proportion to the file.
  if (block.raw_size() > std::uint64_t{format::max_unit_ratio} * frame.size())
    return Error{Errc::ratio_too_high, "attributes", block.raw_size(), format::max_unit_ratio * frame.size()};
  Errc why = Errc::bad_unit;
  const Block* found = blocks_.get(static_cast<std::size_t>(after - 1 - blocks.begin()),
                                   [&] { return read(frame, block.raw_size(), rows, why); });
  if (found == nullptr) return Error{why, "attributes", row, block.raw_size()};
  const std::uint32_t i = row - block.first_row();
  const StoredRow& stored = found->rows[i];
  if (stored.lacks == 0) return stored.operations;
  const WholeRow* whole = found->whole.get(i, [&] { return complete(stored, ordinal, why); });
  if (whole == nullptr) return Error{why, "attributes", row, block.raw_size()};
  return std::string_view(whole->text.get(), whole->size);
}

}  // namespace shelf::detail
