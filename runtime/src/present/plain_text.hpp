// Untrusted text made fit for every format, and numbers for people.
#pragma once

#include <string>
#include <string_view>

#include "shelf/messages.hpp"

namespace shelf::detail {

// Without controls and bidirectional marks; what is not UTF-8 becomes U+FFFD. Runs of white space are one blank.
[[nodiscard]] std::string clean_line(std::string_view text);
// The same, and line breaks are kept: at most one empty line in a row, none at the ends.
[[nodiscard]] std::string clean_text(std::string_view text);

// The same text as UTF-8, without controls but line feed and tab, and without bidirectional marks.
[[nodiscard]] std::string printable(std::string_view text);

// At most three decimals: "12", "0.125". Not finite: empty.
[[nodiscard]] std::string format_number(double value);

// A message with `value` in the place of its `%`; put behind it when it has none.
[[nodiscard]] std::string fill(Message message, const Messages* messages, std::string_view value);

// An https address without controls, blanks, quotes or user information: what may stand behind a link.
[[nodiscard]] bool is_https(std::string_view url) noexcept;
// "example.org" of such an address.
[[nodiscard]] std::string_view host_of(std::string_view url) noexcept;

}  // namespace shelf::detail
