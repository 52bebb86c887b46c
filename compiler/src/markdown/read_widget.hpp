// Reads one widget element: recognises it at a position, reads its children, completes and checks it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/widget.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct WidgetMatch {
  Widget widget;
  std::uint32_t end = 0;  // first byte after the end tag
};

// Whether `text[begin]` begins a start tag of a widget: a known name without attributes.
[[nodiscard]] bool starts_widget(std::string_view text, std::uint32_t begin) noexcept;

// `text[begin]` is `<`. Empty when no widget starts there (another name, attributes, not closed: reported WID4).
// Spans are offsets of `text`. Reports WID3, WID4, what complete_widget reports, LIM1.
[[nodiscard]] std::optional<WidgetMatch> read_widget(std::string_view text, std::uint32_t begin, DiagnosticSink& sink);

}  // namespace shelf::compiler
