// A rule in Make and Ninja syntax: the bundle depends on every source read.
#pragma once

#include <string>
#include <vector>

#include "shelfc/compile.hpp"

namespace shelf::compiler::tool {

[[nodiscard]] std::string make_depfile(const std::string& target, const std::vector<SourceInfo>& sources);

}  // namespace shelf::compiler::tool
