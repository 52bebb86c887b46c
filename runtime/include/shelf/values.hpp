// Values for replacement tokens: untrusted text, never parsed, never scanned again.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shelf/export.hpp"

namespace shelf {

// Names to a string or a list of strings. Looked up exactly first, then folded. Not shared between threads while
// changed.
class SHELF_EXPORT Values {
 public:
  struct Value {
    std::string name;
    std::vector<std::string> items;  // exactly one for a plain string
    bool list = false;
  };

  void set(std::string_view name, std::string_view value);
  void set_list(std::string_view name, std::span<const std::string> items);
  [[nodiscard]] const Value* find(std::string_view name) const noexcept;  // nullptr when there is none

 private:
  std::vector<Value> values_;  // few: searched in order
};

}  // namespace shelf
