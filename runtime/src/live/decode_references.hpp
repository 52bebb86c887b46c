// Character references of HTML in service text.
#pragma once

#include <string>
#include <string_view>

namespace shelf::detail {

void append_utf8(std::string& out, char32_t c);

// Decodes each reference once. Numeric ones may lack the `;`; named ones are the common names of prose, others stay as
// they are (everything is escaped again on output, so an unknown name is ugly, never dangerous).
[[nodiscard]] std::string decode_references(std::string_view text);

}  // namespace shelf::detail
