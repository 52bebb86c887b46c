// Rules that take more room than they save.
#pragma once

#include <vector>

#include "bundle/join_pairs.hpp"

namespace shelf::compiler {

// Puts what such rules stand for in the place of their symbols; the other rules move up.
void drop_rules(std::vector<PairRule>& rules, std::vector<Symbol>& symbols);

}  // namespace shelf::compiler
