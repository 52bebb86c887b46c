// The names of controls, for everything that shows or reads a form.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "shelf/form.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

// controlType, compared folded. What is unknown is a text box.
[[nodiscard]] inline Control control_of(std::string_view name) noexcept {
  constexpr auto names = std::to_array<std::pair<std::string_view, Control>>({
      {"textbox", Control::Text},
      {"multilinetextbox", Control::MultilineText},
      {"numerictextbox", Control::Number},
      {"datetimepicker", Control::DateTime},
      {"dropdown", Control::Dropdown},
      {"multiselectdropdown", Control::MultiSelect},
      {"radiobuttongroup", Control::RadioGroup},
      {"infoblock", Control::Info},
      {"textblock", Control::Info},
  });
  for (const auto& [known, control] : names)
    if (format::equal_folded(name, known)) return control;
  return Control::Text;
}

[[nodiscard]] constexpr bool has_options(Control control) noexcept {
  return control == Control::Dropdown || control == Control::MultiSelect || control == Control::RadioGroup;
}

}  // namespace shelf::detail
