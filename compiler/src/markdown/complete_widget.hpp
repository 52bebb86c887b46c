// Checks the children of a widget against its kind and adds what only the compiler can know: the text to show where a
// widget cannot work, and times in seconds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/widget.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct WidgetChild {
  std::string name;   // as authored
  std::string value;  // trimmed, references decoded
  Span where;
};

// `items`: the videos of a group. Reports WID4, WID5, WID6, LNK3.
[[nodiscard]] Widget complete_widget(format::WidgetKind kind, std::vector<WidgetChild> children,
                                     std::vector<Widget> items, Span where, DiagnosticSink& sink);

// `3d`, `12h`, `30m` (minutes), or an ISO 8601 duration of days, hours and minutes. Empty: neither.
struct Duration {
  std::uint64_t seconds = 0;
  bool iso = false;
};
[[nodiscard]] std::optional<Duration> read_duration(std::string_view text) noexcept;

}  // namespace shelf::compiler
