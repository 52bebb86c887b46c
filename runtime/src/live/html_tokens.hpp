// Cuts service HTML into text and tags. Tolerates everything: what is no well-ended tag of a known element is text.
// Comments, CDATA, processing instructions and declarations are skipped; script and style with their content.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "live/html_rules.hpp"

namespace shelf::detail {

struct HtmlToken {
  enum class Kind : std::uint8_t { text, open, close } kind = Kind::text;
  std::string_view text;  // as served: references are not decoded
  HtmlRule rule;          // of a tag: what becomes of it; never unknown or removed
  struct Attribute {
    std::string name;        // folded
    std::string_view value;  // as served, without its quotes
  };
  std::vector<Attribute> attributes;  // the first 16

  // nullptr: none; the first one of a name counts.
  [[nodiscard]] const std::string_view* attribute(std::string_view name) const noexcept;
};

// Each byte is looked at a bounded number of times: a tag never reaches beyond the next `<`, and a search that found
// nothing is not repeated.
class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view html) noexcept : html_(html) {}
  [[nodiscard]] bool next(HtmlToken& token);

 private:
  [[nodiscard]] bool skip_markup();
  [[nodiscard]] bool skip_past(std::string_view end, std::size_t from, bool& missing) noexcept;
  void skip_element(std::string_view name) noexcept;
  [[nodiscard]] bool read_tag(HtmlToken& token);
  [[nodiscard]] bool read_attributes(std::size_t& at, HtmlToken& token) const;
  [[nodiscard]] std::string_view read_value(std::size_t& at) const noexcept;

  std::string_view html_;
  std::size_t at_ = 0;
  bool no_comment_end_ = false, no_cdata_end_ = false, no_bracket_ = false;
};

}  // namespace shelf::detail
