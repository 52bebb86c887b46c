// The catalogue's table of texts: sorted, each once.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "shelf_format/format.hpp"
#include "shelf_format/xxh64.hpp"

namespace shelf::compiler {

class StringTable {
 public:
  void add(std::string_view text) {  // most are there already
    if (!seen_.contains(text)) seen_.emplace(text);
  }
  void finish();  // sorts; from now on positions are fixed

  [[nodiscard]] std::uint32_t find(std::string_view text) const;           // of a text that was added
  [[nodiscard]] std::uint32_t find_or_none(std::string_view text) const {  // empty: no_string
    return text.empty() ? format::no_string : find(text);
  }
  [[nodiscard]] const std::vector<std::string>& texts() const noexcept { return texts_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return format::xxh64(text); }
  };
  std::unordered_set<std::string, Hash, std::equal_to<>> seen_;
  std::vector<std::string> texts_;
};

}  // namespace shelf::compiler
