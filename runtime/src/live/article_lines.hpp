// An article as the lines of text that its HTML would show, with gaps where tokens stand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/op_reader.hpp"

namespace shelf::detail {

struct LinePiece {
  std::string text;        // of a token: its default
  std::string_view token;  // name; empty: a literal
};
struct ArticleLine {
  std::vector<LinePiece> pieces;  // never empty; no two literals side by side
  [[nodiscard]] bool lone_token() const noexcept { return pieces.size() == 1 && !pieces[0].token.empty(); }
};

struct ArticleLines {
  std::string title;  // the internal H1, in no line
  std::vector<ArticleLine> lines;
};
// White space is folded as html_to_text folds it.
[[nodiscard]] ArticleLines article_lines(OpReader body);

}  // namespace shelf::detail
