// Authored texts of widgets as typed values.
#pragma once

#include <string_view>

#include "shelf/widget.hpp"

namespace shelf::detail {

// Names and the numbers of the portal's charts; empty is Sum.
[[nodiscard]] Aggregation read_aggregation(std::string_view text) noexcept;
// "Sum" …; empty: unsupported.
[[nodiscard]] std::string_view aggregation_name(Aggregation aggregation) noexcept;

// The watch page of a known provider is recognised with its id; every other address stays a link.
[[nodiscard]] Video make_video(std::string_view source, std::string_view title) noexcept;

}  // namespace shelf::detail
