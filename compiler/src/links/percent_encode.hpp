// How addresses are written into the bundle.
#pragma once

#include <string>
#include <string_view>

namespace shelf::compiler {

// Encodes every byte but letters, digits, `~-_.+!*(),%#@?=;:/$&`; a `%` that starts no %XX is encoded too.
// The set is the one of md4c's own HTML writer: never a quote, `<`, `>`, `\`, blank or control character.
[[nodiscard]] std::string percent_encode(std::string_view url);

}  // namespace shelf::compiler
