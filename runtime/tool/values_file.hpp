// Values for replacement tokens from a JSON file. Of JSON only what is needed: one object whose members are strings or
// lists of strings. Strict: no comments, no trailing commas, no repeated names.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "shelf/values.hpp"

namespace shelf::tool {

struct ValuesError {
  std::size_t line = 1, column = 1;  // bytes of the line
  std::string message;
};

// Adds to `values`; after an error they may be incomplete.
[[nodiscard]] std::optional<ValuesError> read_values(std::string_view json, Values& values);

}  // namespace shelf::tool
