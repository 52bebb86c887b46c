// The rules of a unit's operation stream that renderers rely on, checked once per decoded article.
#pragma once

#include "article/op_reader.hpp"
#include "shelf/result.hpp"

namespace shelf::detail {

struct CheckedUnit {
  OpReader body;  // stands before the body operation
};

// One pass, linear, no recursion. Errors: bad_structure.
[[nodiscard]] Result<CheckedUnit> check_unit(const OpStream& stream) noexcept;

}  // namespace shelf::detail
