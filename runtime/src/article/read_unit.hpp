// Reads the text of a unit: a list of its operations, every bound and every rule checked in one pass. Afterwards all
// runs are UTF-8 and end where they should, numbers that index a vocabulary are in range, operations stand where they
// may, and `text` holds nothing that HTML would read as markup: whoever walks the steps need not look again.
#pragma once

#include <string_view>

#include "article/run_ends.hpp"
#include "article/steps.hpp"
#include "shelf/result.hpp"

namespace shelf::detail {

// `ends`: what find_run_ends wrote for `text`. `title` stands somewhere behind `text`.
// Errors: bad_structure, no_memory.
[[nodiscard]] Result<void> read_unit(std::string_view text, const RunEnd* ends, std::string_view title,
                                     StepList& steps) noexcept;

}  // namespace shelf::detail
