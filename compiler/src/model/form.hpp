// A form as the checks look at it: views into the JSON values, which must outlive it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/json.hpp"

namespace shelf::compiler {

// controlType, compared folded. What is none of them is a text box.
inline constexpr auto control_type_names =
    std::to_array<std::string_view>({"multilineTextbox", "dropdown", "textbox", "datetimepicker", "multiselectdropdown",
                                     "infoblock", "radioButtonGroup", "numericTextbox", "textblock"});
enum class ControlType : std::uint8_t {  // the same order
  multi_line_text_box,
  dropdown,
  text_box,
  date_time_picker,
  multi_select_dropdown,
  info_block,
  radio_button_group,
  numeric_text_box,
  text_block
};

struct FormElement {
  JsonValue* value = nullptr;  // the object
  std::string_view id;         // empty when missing
  std::optional<ControlType> control;
  std::unordered_set<std::string_view> options;  // values of the static options
  bool dynamic_options = false;                  // has options that only the host can fetch
};

struct Form {
  std::vector<FormElement> elements;  // in source order
  // Ids to positions, of the first element that has the id.
  std::unordered_map<std::string_view, std::uint32_t> by_id;
  std::unordered_map<std::string, std::uint32_t> by_folded_id;

  // An id of the same case wins. Empty when there is none.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
};

}  // namespace shelf::compiler
