// Values for replacement tokens: untrusted text, never parsed, never scanned again.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shelf/export.hpp"
#include "shelf/result.hpp"

namespace shelf {

// Names to a string or a list of strings. Looked up exactly first, then folded. Not shared between threads while
// changed. Bounded, since whoever fills them often does not know what arrives.
class SHELF_EXPORT Values {
 public:
  struct Value {
    std::string name;
    std::vector<std::string> items;  // exactly one for a plain string
    bool list = false;
  };

  static constexpr std::size_t max_names = 64;
  static constexpr std::size_t max_bytes = 4096;  // of a name; of a value, where items of a list count one byte more

  // Why the value was refused: too_many_values, value_too_long. The name then has the value it had before, or none.
  std::optional<Error> set(std::string_view name, std::string_view value);
  std::optional<Error> set_list(std::string_view name, std::span<const std::string> items);
  [[nodiscard]] const Value* find(std::string_view name) const noexcept;  // nullptr when there is none

 private:
  Value* find_exactly(std::string_view name) noexcept;
  // Finds or makes the place of a value of so many bytes.
  std::optional<Error> keep(std::string_view name, std::size_t bytes, Value*& to);

  std::vector<Value> values_;  // few: searched in order
};

}  // namespace shelf
