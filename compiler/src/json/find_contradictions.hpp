// Step of bind_visibility: comparisons joined by `&&` that no answer meets together.
#pragma once

#include <cstddef>
#include <vector>

#include "model/form.hpp"

namespace shelf::compiler {

struct Contradiction {
  std::size_t first = 0, second = 0;  // positions of the two terms in the program
};

// Marks each all_of that contradicts itself as impossible and gives one pair of its terms: one element equal to two
// values (unless several can be chosen), or equal and unequal to the same. Values are compared folded. Looks through
// `&&` in `&&`, not into `||`. `program` is bound.
[[nodiscard]] std::vector<Contradiction> find_contradictions(std::vector<VisibilityStep>& program, const Form& form);

}  // namespace shelf::compiler
