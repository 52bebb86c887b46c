// Character references (`&amp;`, `&#160;`, `&#xA0;`) to UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace shelf::compiler {

// `reference` is all of `&...;`. An unknown name, or what is no reference, is returned as it is.
[[nodiscard]] std::string decode_entity(std::string_view reference);

// Decodes every reference in running text.
[[nodiscard]] std::string decode_entities(std::string_view text);

}  // namespace shelf::compiler
