// Addresses from a service: which may be opened.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shelf::detail {

struct WebAddress {
  std::string url;   // percent-encoded; scheme and host in lower case
  std::string host;  // without the port; empty: mailto
};

// https, http, and mailto with an address and a subject. `address` has its references decoded. Nothing for other
// schemes, relative addresses, control characters, credentials before the host, or a host that is no plain name.
[[nodiscard]] std::optional<WebAddress> check_address(std::string_view address);

}  // namespace shelf::detail
