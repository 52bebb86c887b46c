// A context whose values are checked: the value of every variable, and which of them there are.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shelf/context.hpp"
#include "shelf/widget.hpp"

namespace shelf::detail {

inline constexpr std::size_t variable_count = 6;

constexpr std::uint8_t bit(Variable variable) noexcept {
  return static_cast<std::uint8_t>(1u << static_cast<unsigned>(variable));
}

// Views refer into the Context, which must stay alive and unchanged. Can be used again: no allocation once warm.
struct ResolvedContext {
  std::optional<ArmId> resource;
  std::array<std::string_view, variable_count> values;  // of variables, raw
  std::uint8_t given = 0;                               // mask of the variables that have a value
  std::string_view directory;                           // empty: none that is one
  // The resource id as encode.hpp writes it.
  std::string resource_segment, resource_path, resource_json, resource_word;

  [[nodiscard]] std::string_view operator[](Variable variable) const noexcept {
    return values[static_cast<std::size_t>(variable)];
  }
  [[nodiscard]] bool has(Variable variable) const noexcept { return (given & bit(variable)) != 0; }
  void set(Variable variable, std::string_view value) noexcept;  // empty: missing
};

// What is no ARM id, GUID, https origin or tenant counts as not given. A subscription that is given wins over that of
// the resource id, a portal that is given over that of the cloud.
void resolve(const Context& context, ResolvedContext& out);
[[nodiscard]] ResolvedContext resolve(const Context& context);

}  // namespace shelf::detail
