// service and resource attributes: which (service, resource type) combinations an article is for.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "model/header.hpp"

namespace shelf::compiler {

inline constexpr std::size_t max_scopes = 1024;  // services times resources; the largest real product is 10

// Either attribute may be null. A resource written as a full type path loses its provider. Reports HDR16,
// LIM1 (the result is then empty).
[[nodiscard]] std::optional<std::vector<Scope>> read_scopes(const Attribute* service, const Attribute* resource,
                                                            DiagnosticSink& sink);

}  // namespace shelf::compiler
