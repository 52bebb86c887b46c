// Rows of section `attributes`: a block is decompressed when one of its rows is first asked for, and stays.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "shelf/result.hpp"
#include "store/catalogue_view.hpp"
#include "store/lazy_blocks.hpp"
#include "store/name_blocks.hpp"

namespace shelf::detail {

class AttributeBlocks {
 public:
  // False: no memory. All must outlive this.
  [[nodiscard]] bool open(const CatalogueView& view, const NameBlocks& names, Bytes section) noexcept {
    view_ = &view;
    names_ = &names;
    section_ = section;
    return blocks_.reserve(view.attribute_blocks.size());
  }
  // The operations of an article's row, not checked yet. Lives as long as this. `ordinal` is below the number of
  // articles. Errors: bad_offset, bad_unit, bad_structure, no_memory.
  [[nodiscard]] Result<std::string_view> find(std::uint32_t ordinal) const noexcept;

 private:
  struct StoredRow {
    std::string_view operations;
    std::uint32_t lacks = 0;  // what to put back: bytes behind it * 2 + format::row_without_*; 0: nothing
  };
  struct WholeRow {
    std::unique_ptr<char[]> text;
    std::size_t size = 0;
  };
  struct Block {
    std::unique_ptr<char[]> text;
    std::size_t size = 0;
    std::unique_ptr<StoredRow[]> rows;
    LazyBlocks<WholeRow> whole;  // of rows that lack something, once they were asked for
  };
  [[nodiscard]] static bool take_row(std::string_view& left, StoredRow& row) noexcept;
  // Both give nullptr when it cannot be done, and say why in `why`.
  [[nodiscard]] std::unique_ptr<WholeRow> complete(const StoredRow& row, std::uint32_t ordinal,
                                                   Errc& why) const noexcept;
  [[nodiscard]] static std::unique_ptr<Block> read(Bytes frame, std::size_t raw_size, std::uint32_t rows,
                                                   Errc& why) noexcept;

  const CatalogueView* view_ = nullptr;
  const NameBlocks* names_ = nullptr;
  Bytes section_;
  LazyBlocks<Block> blocks_;
};

}  // namespace shelf::detail
