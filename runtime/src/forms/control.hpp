// The names of controls, for everything that shows or reads a form.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "shelf/form.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

// In the program as it stands here: no pointers to be relocated, nothing to be built for a look-up.
struct ControlName {
  template <std::size_t length>
  consteval ControlName(const char (&name)[length], Control meant) : size(length - 1), control(meant) {
    for (std::size_t i = 0; i < size; ++i) text[i] = name[i];
  }

  std::array<char, 19> text{};
  std::uint8_t size;
  Control control;
};
inline constexpr auto control_names = std::to_array<ControlName>({
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

// controlType, compared folded, though nearly all are folded. What is unknown is a text box.
[[nodiscard]] inline Control control_of(std::string_view name) noexcept {
  for (const ControlName& known : control_names) {
    const std::string_view text(known.text.data(), known.size);
    if (name == text || format::equal_folded(name, text)) return known.control;
  }
  return Control::Text;
}

[[nodiscard]] constexpr bool has_options(Control control) noexcept {
  return control == Control::Dropdown || control == Control::MultiSelect || control == Control::RadioGroup;
}

}  // namespace shelf::detail
