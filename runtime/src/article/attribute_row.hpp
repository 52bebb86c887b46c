// What an article's header says, read from its row: attributes in source order, then the source path.
#pragma once

#include <string_view>

#include "article/row_reader.hpp"
#include "shelf/result.hpp"

namespace shelf::detail {

// Walks a row. Check it first: then every operation but the last is an attribute.
struct AttributeRow {
  RowReader reader;  // stands before the first attribute
  std::string_view source_path;
};

// Errors: bad_structure.
[[nodiscard]] Result<AttributeRow> check_row(std::string_view operations, std::string_view title) noexcept;

}  // namespace shelf::detail
