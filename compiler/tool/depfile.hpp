// Rules in Make and Ninja syntax: the bundle depends on every file read and on every folder searched, whose time
// changes when an article is added or taken away. Each of these also has a rule without a recipe, so that one that is
// gone is a reason to compile again and not an error.
#pragma once

#include <string>

#include "shelfc/compile.hpp"

namespace shelf::compiler::tool {

[[nodiscard]] std::string make_depfile(const std::string& target, const CompileResult& result);

}  // namespace shelf::compiler::tool
