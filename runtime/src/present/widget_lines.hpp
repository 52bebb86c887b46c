// A presented widget in the formats of text: title, state, results, `-> link`.
#pragma once

#include "present/plan.hpp"
#include "render/value_text.hpp"

namespace shelf::detail {

void write_widget_lines(ValueWriter& writer, const Plan::Slot& slot, const RenderOptions& options);
void write_added_lines(ValueWriter& writer, const Plan& plan, const RenderOptions& options);

}  // namespace shelf::detail
