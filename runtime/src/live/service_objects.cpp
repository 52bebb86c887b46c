#include "live/service_objects.hpp"

#include <algorithm>

#include "live/shown_text.hpp"

namespace shelf::detail {

const Json& properties_of(const Json& value) {
  const Json* inner = member(value, "properties");
  return inner != nullptr && inner->is_object() ? *inner : value;
}

const Json::array_t& first_list(const Json& value, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (const Json::array_t& list = list_member(value, name); !list.empty()) return list;
  return list_member(Json(), {});
}

std::string first_string(const Json& value, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (std::string text = string_member(value, name); !text.empty()) return text;
  return {};
}

std::uint32_t count_member(const Json& value, std::string_view name, std::uint32_t bound) {
  const auto number = integer_member(value, name);
  if (!number) return 0;
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(*number, 0, bound));
}

std::string plain_member(const Json& value, std::string_view name) { return plain_line(string_member(value, name)); }
std::string shown_member(const Json& value, std::string_view name) { return shown_line(string_member(value, name)); }

}  // namespace shelf::detail
