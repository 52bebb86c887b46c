// Finds the partner of each HTML tag of an article, whatever block it stands in: a list around a code block is balanced
// although its tags are not in one block.
#pragma once

#include <cstddef>
#include <vector>

#include "model/prepared.hpp"

namespace shelf::compiler {

struct TagPair {
  std::size_t open = 0, close = 0;  // indexes of marks
};

// Needs the HTML marks in the order of the source. Sets `paired` of both; the pairs come in the order of their ends.
std::vector<TagPair> pair_tags(std::vector<Mark>& marks);

}  // namespace shelf::compiler
