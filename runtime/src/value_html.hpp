// Values of a JSON body as HTML, whatever their keys: an object's own title as heading, its texts as a definition list,
// its parts below.
#pragma once

#include <cstdint>
#include <string_view>

#include "json_tree.hpp"
#include "output.hpp"
#include "shelf/article.hpp"

namespace shelf::detail {

class ValueHtml {
 public:
  using Position = std::uint32_t;

  ValueHtml(Output& out, const RenderOptions& options, const JsonTree& tree) noexcept
      : out_(out), options_(options), tree_(tree) {}

  // `level` is that of the next heading. Depth is bounded by max_nesting (checked when the unit was read), and so is
  // this recursion.
  void write_value(Position i, unsigned level);
  // The text of a scalar: parsed HTML when the compiler found some.
  void write_text(Position i);
  // The same between tags; nothing at all when there is no text.
  void write_block(std::string_view begin, Position i, std::string_view end);
  [[nodiscard]] bool has_text(Position i) const noexcept;

 private:
  void write_array(Position array, unsigned level);
  void write_object(Position object, unsigned level);
  void write_members(Position object, Position heading);
  void write_member(Position i);
  void write_heading(Position text, unsigned level);
  void write_heading(std::string_view text, unsigned level);
  [[nodiscard]] Position heading_of(Position object) const noexcept;
  [[nodiscard]] bool is_listed(Position i) const noexcept;

  Output& out_;
  const RenderOptions& options_;
  const JsonTree& tree_;
};

}  // namespace shelf::detail
