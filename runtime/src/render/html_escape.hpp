// Text into HTML, one rule per context.
#pragma once

#include <string_view>

#include "render/output.hpp"

namespace shelf::detail {

// Text between tags and values of double-quoted attributes: & < > " ' become references, NUL and C0 but TAB and LF
// U+FFFD.
void put_escaped(Output& out, std::string_view text);
// The same, and every line break becomes `<br>`.
void put_escaped_lines(Output& out, std::string_view text);
// An attribute's value: also backtick, TAB, LF, CR become numeric references.
void put_attribute(Output& out, std::string_view text);
// The same of texts of a unit, behind which Output::run_slack bytes are readable.
void put_escaped_run(Output& out, std::string_view run);
void put_escaped_lines_run(Output& out, std::string_view run);
void put_attribute_run(Output& out, std::string_view run);
void put_address_run(Output& out, std::string_view url);
// Whether an address has no scheme or one of https, http, mailto.
[[nodiscard]] bool has_safe_scheme(std::string_view url) noexcept;
// An address as an attribute's value. One whose scheme is none of https, http, mailto becomes "#".
void put_address(Output& out, std::string_view url);
// A slot's 16 bytes as a GUID in lower case.
void put_slot(Output& out, std::string_view slot);

}  // namespace shelf::detail
