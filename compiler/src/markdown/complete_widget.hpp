// Checks the children of a widget against its kind and adds what only the compiler can know: the text to show where a
// widget cannot work, and times in seconds.
#pragma once

#include <string>
#include <vector>

#include "model/widget.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct WidgetChild {
  std::string name;   // as authored
  std::string value;  // trimmed, references decoded
  Span where;         // of the name
  Span value_where;   // of the trimmed value; empty when the value is
};

// `items`: the videos of a group. Reports WID4 (children) and what lint_widget reports.
[[nodiscard]] Widget complete_widget(format::WidgetKind kind, std::vector<WidgetChild> children,
                                     std::vector<Widget> items, Span where, DiagnosticSink& sink);

}  // namespace shelf::compiler
