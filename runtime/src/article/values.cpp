#include "shelf/values.hpp"

#include <algorithm>

#include "shelf_format/names.hpp"
#include "shelf_format/safe_text.hpp"

namespace shelf {

Values::Value* Values::find_exactly(std::string_view name) noexcept {
  const auto found = std::find_if(values_.begin(), values_.end(), [name](const Value& v) { return v.name == name; });
  return found == values_.end() ? nullptr : &*found;
}

std::optional<Error> Values::keep(std::string_view name, std::size_t bytes, Value*& to) {
  if (const std::size_t most = std::max(name.size(), bytes); most > max_bytes)
    return Error{Errc::value_too_long, "values", most, max_bytes};
  to = find_exactly(name);
  if (to != nullptr) return std::nullopt;
  if (values_.size() == max_names) return Error{Errc::too_many_values, "values", max_names + 1, max_names};
  to = &values_.emplace_back(Value{std::string(name), {}, false});
  return std::nullopt;
}

std::optional<Error> Values::set(std::string_view name, std::string_view value) {
  Value* slot = nullptr;
  if (const auto refused = keep(name, value.size(), slot)) return refused;
  slot->items.assign(1, format::to_valid_utf8(value));
  slot->list = false;
  return std::nullopt;
}

std::optional<Error> Values::set_list(std::string_view name, std::span<const std::string> items) {
  std::size_t bytes = 0;
  for (const std::string& item : items) bytes += item.size() + 1;
  Value* slot = nullptr;
  if (const auto refused = keep(name, bytes, slot)) return refused;
  slot->items.clear();
  for (const std::string& item : items) slot->items.push_back(format::to_valid_utf8(item));
  slot->list = true;
  return std::nullopt;
}

const Values::Value* Values::find(std::string_view name) const noexcept {
  for (const auto& value : values_)
    if (value.name == name) return &value;
  for (const auto& value : values_)
    if (format::equal_folded(value.name, name)) return &value;
  return nullptr;
}

}  // namespace shelf
