// What the states of widgets add to their objects: the members that only a service fills in, in its own words.
#pragma once

#include <cstddef>
#include <string_view>

#include "dialects/dialect.hpp"

namespace shelf::detail {

// Of a whole solution; empty: nothing was asked for yet.
[[nodiscard]] std::string_view provisioning_state(std::span<const SlotState> states) noexcept;

// Members of the object of one symptom of a check: status, statusDetails, estimatedCompletionTime, requiredParameters,
// insights. None without a state, or in one that a service has no word for (idle, canceled, offline, unsupported).
// `pending` is the word for a request that waits for its turn.
void write_check_state(DialectWriter& writer, const Slot& slot, std::span<const std::string_view> symptoms,
                       std::size_t symptom, std::string_view pending);

// searchResults, once there are some, or it is known that there are none.
void write_search_state(DialectWriter& writer, const Slot& slot);

// Troubleshooters that are live only: a list of their own at the end of the section that they came with.
void write_troubleshooters(DialectWriter& writer, std::string_view section);

}  // namespace shelf::detail
