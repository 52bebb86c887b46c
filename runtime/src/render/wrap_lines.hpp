// Spans into lines of a width: words stay whole where they fit.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "render/inlines.hpp"

namespace shelf::detail {

// A part of a line. Printable; `width` in columns.
struct Piece {
  std::string text;
  std::size_t width = 0;
  Style style = 0;
  std::uint32_t target = 0;
};

struct Line {
  std::vector<Piece> pieces;
  std::size_t width = 0;
};

// `width` 0: lines end at hard breaks only. At least one line. Blanks at the ends of lines are dropped.
[[nodiscard]] std::vector<Line> wrap_lines(const std::vector<Piece>& words, std::size_t width);

// The unit of wrap_lines: each piece is a part of a word, a blank (text " ") or the end of a line (text "\n").
class WordSplitter {
 public:
  void add(std::string_view text, Style style, std::uint32_t target);
  void add_break() { pieces_.push_back({"\n", 0, 0, 0}); }
  [[nodiscard]] const std::vector<Piece>& pieces() const noexcept { return pieces_; }

 private:
  std::vector<Piece> pieces_;
};

// Columns of the longest line and of the longest word.
struct Measure {
  std::size_t line = 0, word = 0;
};
[[nodiscard]] Measure measure(const std::vector<Piece>& words) noexcept;

}  // namespace shelf::detail
