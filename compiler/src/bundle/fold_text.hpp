// Folding (ASCII lower case) of whole texts, and the form in which articleIds are compared.
#pragma once

#include <string>
#include <string_view>

#include "shelf_format/key.hpp"

namespace shelf::compiler {

[[nodiscard]] inline std::string fold_text(std::string_view text) {
  std::string folded(text);
  for (char& c : folded) c = format::fold(c);
  return folded;
}

// Two articleIds name the same article when these are equal.
[[nodiscard]] inline std::string comparable_id(std::string_view id) { return fold_text(format::strip_braces(id)); }

}  // namespace shelf::compiler
