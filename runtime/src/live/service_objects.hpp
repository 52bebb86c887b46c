// Objects that several answers have in common.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "live/answers.hpp"
#include "live/json_value.hpp"

namespace shelf::detail {

inline constexpr std::size_t max_hits = 100;  // what the service itself allows

// The object inside `properties`, or the value itself: both forms are served.
[[nodiscard]] const Json& properties_of(const Json& value);
// The first of these members that holds a list with something in it; else an empty one.
[[nodiscard]] const Json::array_t& first_list(const Json& value, std::initializer_list<std::string_view> names);
// The first of these members that is text.
[[nodiscard]] std::string first_string(const Json& value, std::initializer_list<std::string_view> names);
// A count from text or number, 0 when there is none; never above `bound`.
[[nodiscard]] std::uint32_t count_member(const Json& value, std::string_view name, std::uint32_t bound);
// An HTML member on one line, an id as it came but for its controls.
[[nodiscard]] std::string plain_member(const Json& value, std::string_view name);
[[nodiscard]] std::string shown_member(const Json& value, std::string_view name);

// One entry of `diagnostics` or of Apollo's `insights`.
[[nodiscard]] DiagnosticAnswer read_diagnostic(const Json& value);
// Search results in a list, nested `searchResults` included; by rank, without rank behind, at most max_hits.
[[nodiscard]] std::vector<SearchHit> read_hits(const Json::array_t& list);

}  // namespace shelf::detail
