// Finds `<span>` and `<div>` that stand around blocks: each tag on a line of its own, with a blank line between them.
// Such a tag is a block itself, or the end tag would join the last paragraph or list item inside.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "html/pair_tags.hpp"

namespace shelf::compiler {

// `begin` is where the body begins in `text`. Pairs the tags of the article: sets `paired` of every mark that is.
[[nodiscard]] std::vector<TagPair> find_wrappers(std::string_view text, std::uint32_t begin, std::vector<Mark>& marks);

}  // namespace shelf::compiler
