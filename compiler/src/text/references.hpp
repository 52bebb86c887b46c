// Character references of XML: the five names and the numeric ones.
#pragma once

#include <cstddef>
#include <string_view>

namespace shelf::compiler {

struct Reference {
  char32_t code_point = 0;
  std::size_t length = 0;  // from `&` to `;`; 0: there is no well-formed reference
};

// The reference at the start of `text`. Numbers that are no Unicode scalar value (or zero) are not references.
[[nodiscard]] Reference read_reference(std::string_view text) noexcept;

}  // namespace shelf::compiler
