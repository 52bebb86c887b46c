// Reads the text of a unit: a list of its operations, every bound and every rule checked in one pass. Afterwards all
// runs are UTF-8 and end where they should, numbers that index a vocabulary are in range, operations stand where they
// may, and `text` holds nothing that HTML would read as markup: whoever walks the steps need not look again.
#pragma once

#include <string_view>

#include "article/steps.hpp"
#include "article/title_source.hpp"
#include "shelf/result.hpp"

namespace shelf::detail {

// A text, behind which a WideBlock of zero bytes stands, and where the catalogue's title is.
struct UnitText {
  std::string_view text;
  const TitleSource* title = nullptr;
};

// Errors: bad_structure, no_memory.
[[nodiscard]] Result<void> read_unit(const UnitText& unit, StepList& steps) noexcept;

}  // namespace shelf::detail
