// Step of bind_visibility: the expression that shows or hides a form element, as a postfix program.
//
//   expr    = operand *( ( "&&" / "||" ) operand )       && binds tighter
//   operand = id ( "==" / "!=" ) literal / "(" expr ")"
//   literal = text up to the next && or ||, trimmed; parentheses that balance belong to it
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/json.hpp"

namespace shelf::compiler {

inline constexpr std::uint32_t max_visibility_terms = 256;  // the longest met has 11; bounds the evaluation stack
inline constexpr std::uint32_t max_visibility_groups = 32;  // open parentheses

struct ParsedVisibility {
  std::vector<VisibilityStep> program;        // `element` not yet set
  std::vector<Span> id_spans, literal_spans;  // of the terms in order; offsets of the expression
  std::string_view expected;                  // what was missing; empty when the expression could be read
  std::uint32_t failed_at = 0;                // offset of the expression
};

[[nodiscard]] ParsedVisibility parse_visibility(std::string_view expression);

}  // namespace shelf::compiler
