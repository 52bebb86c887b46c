// Options of a form's question from a service's answer. Part of the library shelf::live.
#pragma once

#include <string_view>
#include <vector>

#include "shelf/export.hpp"
#include "shelf/form.hpp"

namespace shelf {

// JSON by a small subset of JSONPath (`$`, `.name`, `[n]`, `[*]`, `..name`); patterns run on an engine of linear time.
// At most 500; nothing when the answer cannot be read.
[[nodiscard]] SHELF_EXPORT std::vector<Option> read_options(const Form::OptionSource& source, std::string_view json);

}  // namespace shelf
