// What readers see of a JSON body that is no form: its human-readable texts and links, in order. Ids, owners, data
// sources and other settings are for programs: the JSON output has them all.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "article/json_tree.hpp"

namespace shelf::detail {

// A page in some format: HTML, text.
class PageWriter {
 public:
  using Position = std::uint32_t;  // of a string in the tree

  virtual void heading(Position text, unsigned level) = 0;
  virtual void paragraph(Position text) = 0;
  virtual void link(std::string_view label, std::string_view address) = 0;  // a paragraph of its own

 protected:
  ~PageWriter() = default;
};

// Returns whether anything was written. Depth is bounded by max_nesting, checked when the unit was read.
bool write_json_page(const JsonTree& tree, PageWriter& page);

}  // namespace shelf::detail
