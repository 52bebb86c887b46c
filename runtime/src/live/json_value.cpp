#include "live/json_value.hpp"

#include <algorithm>
#include <charconv>

#include "live/answers.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

// The parser itself recurses nowhere, but what walks its values does. Brackets inside strings do not count.
bool too_deep(std::string_view json) noexcept {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\') ++i;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > max_answer_depth) return true;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

}  // namespace

std::optional<Json> parse_answer(std::string_view json) {
  if (json.size() > max_answer_bytes || too_deep(json)) return std::nullopt;
  Json value = Json::parse(json.begin(), json.end(), nullptr, false);
  if (value.is_discarded()) return std::nullopt;
  return value;
}

const Json* member(const Json& value, std::string_view name) {
  if (!value.is_object()) return nullptr;
  for (const auto& [key, found] : value.get_ref<const Json::object_t&>())
    if (format::equal_folded(key, name)) return found.is_null() ? nullptr : &found;
  return nullptr;
}

std::string string_member(const Json& value, std::string_view name) {
  const Json* found = member(value, name);
  if (found == nullptr) return {};
  if (found->is_string()) return found->get_ref<const std::string&>();
  if (found->is_boolean()) return found->get<bool>() ? "true" : "false";
  return found->is_number() ? found->dump() : std::string();
}

std::optional<std::int64_t> integer_member(const Json& value, std::string_view name) {
  const std::string digits = string_member(value, name);
  std::int64_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || read.ec != std::errc()) return std::nullopt;
  return number;
}

std::optional<bool> flag_member(const Json& value, std::string_view name) {
  const std::string word = string_member(value, name);
  if (format::equal_folded(word, "true")) return true;
  if (format::equal_folded(word, "false")) return false;
  return std::nullopt;
}

const Json::array_t& list_member(const Json& value, std::string_view name) {
  static const Json::array_t none;
  const Json* found = member(value, name);
  return found != nullptr && found->is_array() ? found->get_ref<const Json::array_t&>() : none;
}

}  // namespace shelf::detail
