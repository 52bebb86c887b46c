// A text made from a source by replacing ranges, that still knows where each byte came from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

class RewrittenText {
 public:
  RewrittenText() = default;

  // Appends text that stands in the source at `source_begin`.
  void keep(std::string_view text, std::uint32_t source_begin);
  // Appends text that replaces source range `source`.
  void replace(std::string_view text, Span source);
  // Appends [begin, end) of another rewritten text of the same source; places are carried over.
  void append(const RewrittenText& from, std::uint32_t begin, std::uint32_t end);

  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  [[nodiscard]] std::uint32_t source_offset(std::uint32_t offset) const noexcept;  // of a byte of text(); O(log n)
  [[nodiscard]] Span source_span(std::uint32_t begin, std::uint32_t end) const noexcept;

 private:
  struct Anchor {
    std::uint32_t offset;  // in text_
    std::uint32_t source;
    bool exact;  // following bytes map one to one; else all map to `source`
  };
  std::string text_;
  std::vector<Anchor> anchors_;
};

}  // namespace shelf::compiler
