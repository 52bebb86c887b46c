// The one place where a JSON parser is named: parses without exceptions and reads members tolerantly.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace shelf::detail {

using Json = nlohmann::json;

// Nothing for what is no JSON, larger than max_answer_bytes or deeper than max_answer_depth.
[[nodiscard]] std::optional<Json> parse_answer(std::string_view json);

// Member of an object by its folded name; nullptr when absent or null, or when `value` is no object.
[[nodiscard]] const Json* member(const Json& value, std::string_view name);
// Strings, and numbers and booleans as text; else empty.
[[nodiscard]] std::string string_member(const Json& value, std::string_view name);
// Integers, also as strings; else nothing.
[[nodiscard]] std::optional<std::int64_t> integer_member(const Json& value, std::string_view name);
[[nodiscard]] std::optional<bool> flag_member(const Json& value, std::string_view name);
// The elements of a list; an empty list when it is absent or no list.
[[nodiscard]] const Json::array_t& list_member(const Json& value, std::string_view name);

}  // namespace shelf::detail
