// Marks inside a text: where they are and what they stand for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/node.hpp"
#include "model/prepared.hpp"

namespace shelf::compiler {

struct MarkMatch {
  std::size_t begin = 0, end = 0;  // in the text, the slashes of punctuation-like marks included
  std::size_t index = 0;           // in PreparedMarkdown::marks
};

// The first mark from `from` on. What looks like a mark but names none is skipped.
[[nodiscard]] std::optional<MarkMatch> find_mark(std::string_view text, std::size_t from,
                                                 const std::vector<Mark>& marks);

// `text` with every mark as authored; tokens as their default text. For attributes: addresses, titles, alternative
// texts.
[[nodiscard]] std::string restore_marks(std::string_view text, const std::vector<Mark>& marks);

// Text and token nodes of code: tokens stay tokens, every other mark is as authored.
[[nodiscard]] std::vector<Node> expand_code(std::vector<Node> nodes, const std::vector<Mark>& marks);

[[nodiscard]] Node token_node(const Mark& mark, std::uint32_t flags);
[[nodiscard]] Node text_node(std::string text, Span where);

}  // namespace shelf::compiler
