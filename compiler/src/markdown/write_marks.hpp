// Last step of prepare_markdown: the source with its edits made, and what stands where afterwards.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/prepared.hpp"

namespace shelf::compiler {

// A range of the source that something else stands for.
struct Edit {
  enum class Kind : std::uint8_t { remove, letter, punctuation, block } kind = Kind::remove;
  Span where;
  std::uint32_t mark = 0;    // but for `remove`
  std::uint32_t indent = 0;  // of a block
};

// Writes `source` from `begin` on into out.text, with a mark of out.marks or nothing in place of each edit (sorted by
// where they begin; one inside another is left out). `code` are the ranges of code in the source: out.code gets them as
// they stand in the new text. Tokens that have a line for themselves become `alone`.
void write_marks(std::string_view source, std::uint32_t begin, const std::vector<Edit>& edits,
                 const std::vector<Span>& code, PreparedMarkdown& out);

}  // namespace shelf::compiler
