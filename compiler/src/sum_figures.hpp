// Adds up the counts of all files under the names that the README documents.
#pragma once

#include <vector>

#include "compile_file.hpp"
#include "shelfc/compile.hpp"

namespace shelf::compiler {

[[nodiscard]] std::vector<Figure> sum_figures(const std::vector<CompiledFile>& files);

}  // namespace shelf::compiler
