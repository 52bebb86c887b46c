// A SlotState as JSON, with all that it holds, and what a host cannot show.
#pragma once

#include <span>

#include "render/json_writer.hpp"
#include "shelf/article.hpp"

namespace shelf::detail {

// One object.
void write_state(JsonWriter& json, const SlotState& state);
// One array.
void write_degraded(JsonWriter& json, std::span<const Degraded> degraded);

}  // namespace shelf::detail
