// Picks the text that many units share: the content of the compression dictionary.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace shelf::compiler {

// At most `capacity` bytes; the most widely shared text comes last, where references to it are shortest. Deterministic,
// linear in the size of the units. Empty when nothing is shared.
[[nodiscard]] std::string choose_dictionary(std::span<const std::string_view> units, std::size_t capacity);

}  // namespace shelf::compiler
