// Escapes of Markdown, exactly where a character would mean something.
#pragma once

#include <string>
#include <string_view>

namespace shelf::detail {

struct EscapeContext {
  bool line_start = false;  // of a paragraph: marks of blocks mean something
  bool in_link = false;
  bool in_cell = false;
  char before = ' ';  // the last character that was written; ' ' at the start
};

// What follows `text` is unknown, so that its last character is taken for the worst. Control characters become U+FFFD.
void append_markdown_text(std::string& out, std::string_view text, const EscapeContext& context);

// `](address "title")`
void append_markdown_address(std::string& out, std::string_view url, std::string_view title);

[[nodiscard]] bool is_markdown_punctuation(char c) noexcept;

}  // namespace shelf::detail
