// Step of read_form: what the answer of a question has to keep to.
#pragma once

#include <cstdint>
#include <vector>

#include "article/json_tree.hpp"
#include "forms/form_impl.hpp"

namespace shelf::detail {

// From the member `validations`; rules of an unknown type are left out. `form` has all its questions.
[[nodiscard]] std::vector<Rule> read_rules(const JsonTree& tree, std::uint32_t element, const FormState& form);

}  // namespace shelf::detail
