#include "shelf/values.hpp"

#include "shelf_format/names.hpp"

namespace shelf {

namespace {

Values::Value& slot_for(std::vector<Values::Value>& values, std::string_view name) {
  for (auto& value : values)
    if (value.name == name) return value;
  return values.emplace_back(Values::Value{std::string(name), {}, false});
}

}  // namespace

void Values::set(std::string_view name, std::string_view value) {
  Value& slot = slot_for(values_, name);
  slot.items.assign(1, std::string(value));
  slot.list = false;
}

void Values::set_list(std::string_view name, std::span<const std::string> items) {
  Value& slot = slot_for(values_, name);
  slot.items.assign(items.begin(), items.end());
  slot.list = true;
}

const Values::Value* Values::find(std::string_view name) const noexcept {
  for (const auto& value : values_)
    if (value.name == name) return &value;
  for (const auto& value : values_)
    if (format::equal_folded(value.name, name)) return &value;
  return nullptr;
}

}  // namespace shelf
