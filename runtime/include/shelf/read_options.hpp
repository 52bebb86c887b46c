// Options of a form's question from a service's answer. Part of the library shelf::live.
#pragma once

#include <string_view>
#include <vector>

#include "shelf/export.hpp"
#include "shelf/form.hpp"

namespace shelf {

// `path` leads to the items: a small subset of JSONPath (`$`, `.name`, `["name"]` with either quote, `[n]`, `[*]`,
// `..name`; names compare folded, the first may stand without its dot). Properties are paths inside an item; of several
// (`a,b`) the first that has a text counts, and a template `{a} ({b})` takes each. An item that is a plain text is its
// own text and value. A pattern picks its first group, else its match, on an engine of linear time. Where it is
// malformed, not supported (look-around, back-references, flags), longer than 1 KiB or does not match, the whole
// property is used. Texts are plain, on one line and end at 1 KiB; values are as served, items without one or above 4
// KiB are left out. At most 500; nothing when the answer cannot be read.
[[nodiscard]] SHELF_EXPORT std::vector<Option> read_options(const Form::OptionSource& source, std::string_view json);

}  // namespace shelf
