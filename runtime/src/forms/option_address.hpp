// Where the options of a question are fetched: an authored template, filled in and checked.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "context/resolve.hpp"

namespace shelf::detail {

struct OptionAddress {
  std::string path;                                        // percent-encoded; under the context's subscription
  std::vector<std::pair<std::string, std::string>> query;  // raw; `api-version` among them
};

// `context` holds the answer of the parent as Variable::ParentValue. Nothing when a variable has no value, and for
// everything that is no plain read within the subscription: another host, another scope, `..`, no `api-version`.
[[nodiscard]] std::optional<OptionAddress> make_option_address(std::string_view uri, const ResolvedContext& context);

}  // namespace shelf::detail
