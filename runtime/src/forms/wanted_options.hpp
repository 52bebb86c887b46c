// Which options a form would like to have fetched now, and from where.
#pragma once

#include <cstdint>
#include <vector>

#include "forms/form_impl.hpp"
#include "forms/option_address.hpp"
#include "shelf/context.hpp"

namespace shelf::detail {

struct WantedOptions {
  std::uint32_t question = 0;
  OptionAddress address;
};

// Of visible questions whose options were not fetched yet, in order. One that depends on another waits for its single
// answer, which is none while it is "I don't know".
[[nodiscard]] std::vector<WantedOptions> find_wanted_options(const FormState& form, const Context& context);

}  // namespace shelf::detail
