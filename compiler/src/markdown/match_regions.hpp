// Pairs region markers, recovering the ways in which authors leave them unbalanced.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "markdown/scan_comments.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct RegionEdge {
  Span where;                // the marker, or a point where none stands
  std::uint32_t region = 0;  // position in format::region_names
  bool opens = false;
  friend bool operator==(const RegionEdge&, const RegionEdge&) = default;
};

struct MatchedRegions {
  std::vector<RegionEdge> edges;    // ascending, balanced, properly nested
  std::uint32_t issue_markers = 0;  // issueDescription markers met
  std::uint32_t issue_regions = 0;
  bool issue_plain_pair = false;  // just one open and one close
};

// `headings`: offsets of the lines that are H1 or H2, ascending; a region that is never closed ends before the next.
// Reports CMT1, CMT2.
[[nodiscard]] MatchedRegions match_regions(const std::vector<Comment>& comments,
                                           const std::vector<std::uint32_t>& headings, std::uint32_t text_end,
                                           DiagnosticSink& sink);

}  // namespace shelf::compiler
