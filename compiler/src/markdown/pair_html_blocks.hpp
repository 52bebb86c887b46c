// `<div>` and `<span>` that stand alone and close alone, paragraphs later: they wrap the blocks between.
#pragma once

#include <cstddef>
#include <vector>

#include "model/node.hpp"
#include "model/prepared.hpp"

namespace shelf::compiler {

struct HtmlPair {
  std::size_t close = 0;  // position of the block that holds the end tag; 0: none
  std::size_t mark = 0;   // of the start tag
};

// One entry for each of `blocks`, siblings as the Markdown parser gives them. No pair reaches over a region or section
// mark: those nest first.
[[nodiscard]] std::vector<HtmlPair> pair_html_blocks(const std::vector<Node>& blocks, const std::vector<Mark>& marks);

}  // namespace shelf::compiler
