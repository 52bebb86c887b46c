// The catalogue's table of texts: sorted, each once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shelf_format/format.hpp"

namespace shelf::compiler {

class StringTable {
 public:
  void add(std::string_view text) { texts_.emplace_back(text); }
  void finish();  // sorts; from now on positions are fixed

  [[nodiscard]] std::uint32_t find(std::string_view text) const;           // of a text that was added
  [[nodiscard]] std::uint32_t find_or_none(std::string_view text) const {  // empty: no_string
    return text.empty() ? format::no_string : find(text);
  }
  [[nodiscard]] const std::vector<std::string>& texts() const noexcept { return texts_; }

 private:
  std::vector<std::string> texts_;
};

}  // namespace shelf::compiler
