// service and resource attributes: which (service, resource type) combinations an article is for.
#pragma once

#include <vector>

#include "model/header.hpp"

namespace shelf::compiler {

// Either attribute may be null. A resource written as a full type path loses its provider. Reports HDR16.
[[nodiscard]] std::vector<Scope> read_scopes(const Attribute* service, const Attribute* resource, DiagnosticSink& sink);

}  // namespace shelf::compiler
