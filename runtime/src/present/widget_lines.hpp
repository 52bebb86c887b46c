// A presented widget in the formats of text: title, state, results, `-> link`.
#pragma once

#include "present/present.hpp"
#include "render/value_text.hpp"

namespace shelf::detail {

void write_widget_lines(ValueWriter& writer, const Widget& widget, const Presentation& shown);

}  // namespace shelf::detail
