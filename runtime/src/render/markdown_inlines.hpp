// The text of a block as CommonMark: what a reader of Markdown shows for it is the text again.
#pragma once

#include <cstdint>
#include <string>

#include "render/inlines.hpp"

namespace shelf::detail {

enum class MarkdownPlace : std::uint8_t { paragraph, heading, cell };  // heading, cell: one line

// Lines of a paragraph are set apart by line feeds.
[[nodiscard]] std::string to_markdown(const Inlines& text, MarkdownPlace place);

// A code span that holds `text` whatever ticks are in it.
[[nodiscard]] std::string markdown_code_span(std::string_view text, MarkdownPlace place);

}  // namespace shelf::detail
