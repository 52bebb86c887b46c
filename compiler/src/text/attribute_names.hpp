// Which attribute an authored name means.
#pragma once

#include <optional>
#include <string_view>

#include "shelf_format/names.hpp"

namespace shelf::compiler {

struct AttributeMeaning {
  std::optional<format::AttributeName> name;  // none: unknown
  bool misspelled = false;
};

// Compared folded; knows the misspellings authors have made.
[[nodiscard]] AttributeMeaning find_attribute(std::string_view authored) noexcept;

}  // namespace shelf::compiler
