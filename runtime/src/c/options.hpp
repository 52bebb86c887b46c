// Options of the C interface as those of the C++ one.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "c/arguments.hpp"
#include "shelf.h"
#include "shelf/bundle.hpp"
#include "shelf/context.hpp"
#include "shelf/messages.hpp"
#include "shelf/values.hpp"
#include "shelf/widget.hpp"

namespace shelf::c {

// Each notes what is wrong in `arguments`; what it returns then is not to be used. Views refer to the caller's texts.

[[nodiscard]] OpenOptions read_open_options(Arguments& arguments, const shelf_open_options* options);
[[nodiscard]] Context read_context(Arguments& arguments, const shelf_context* context);
[[nodiscard]] Messages read_messages(Arguments& arguments, const shelf_named_text* messages, std::size_t count);
[[nodiscard]] std::vector<NamedText> read_named_texts(Arguments& arguments, const shelf_named_text* texts,
                                                      std::size_t count, std::string_view name);
[[nodiscard]] std::vector<std::string_view> read_texts(Arguments& arguments, const shelf_text* texts, std::size_t count,
                                                       std::string_view name);
// Errors: also too_many_values, value_too_long.
[[nodiscard]] std::optional<Error> read_values(Arguments& arguments, const shelf_value* values, std::size_t count,
                                               Values& out);

// The key of a slot: 36 characters.
[[nodiscard]] SlotKey read_slot(Arguments& arguments, shelf_text slot);

}  // namespace shelf::c
