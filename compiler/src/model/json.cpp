#include "model/json.hpp"

#include <algorithm>

namespace shelf::compiler {

const JsonValue* member(const JsonValue& value, std::string_view key) noexcept {
  if (value.kind != JsonValue::Kind::object) return nullptr;
  const auto found = std::find_if(value.members.begin(), value.members.end(),
                                  [key](const JsonMember& candidate) { return candidate.key == key; });
  if (found == value.members.end() || found->value.kind == JsonValue::Kind::null) return nullptr;
  return &found->value;
}

}  // namespace shelf::compiler
