// Values for replacement tokens from a JSON file: one object whose members are strings or lists of strings.
#pragma once

#include <optional>
#include <string_view>

#include "json_reader.hpp"
#include "shelf/values.hpp"

namespace shelf::tool {

// Adds to `values`; after an error they may be incomplete.
[[nodiscard]] std::optional<JsonError> read_values(std::string_view json, Values& values);

}  // namespace shelf::tool
