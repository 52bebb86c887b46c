// Rows of section `attributes`: a block is decompressed when one of its rows is first asked for, and stays.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "shelf/result.hpp"
#include "store/catalogue_view.hpp"
#include "store/lazy_blocks.hpp"

namespace shelf::detail {

class AttributeBlocks {
 public:
  // False: no memory. Both must outlive this.
  [[nodiscard]] bool open(const CatalogueView& view, Bytes section) noexcept {
    view_ = &view;
    section_ = section;
    return blocks_.reserve(view.attribute_blocks.size());
  }
  // The operations of an article's row, not checked yet. Lives as long as this. `ordinal` is below the number of
  // articles. Errors: bad_offset, bad_unit, bad_structure, no_memory.
  [[nodiscard]] Result<std::string_view> find(std::uint32_t ordinal) const noexcept;

 private:
  struct Block {
    std::unique_ptr<char[]> text;
    std::size_t size = 0;
    std::unique_ptr<std::string_view[]> rows;
  };
  // Of what is wrong a block that cannot be read says nothing: the caller does.
  [[nodiscard]] static std::unique_ptr<Block> read(Bytes frame, std::size_t raw_size, std::uint32_t rows) noexcept;

  const CatalogueView* view_ = nullptr;
  Bytes section_;
  LazyBlocks<Block> blocks_;
};

}  // namespace shelf::detail
