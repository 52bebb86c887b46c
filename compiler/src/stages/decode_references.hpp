// Character references of XML and the few of HTML that authors use, decoded once.
#pragma once

#include <string>
#include <string_view>

namespace shelf::compiler {

// An `&` that starts no known reference stays as it is; so do references to control characters.
[[nodiscard]] std::string decode_references(std::string_view text);

}  // namespace shelf::compiler
