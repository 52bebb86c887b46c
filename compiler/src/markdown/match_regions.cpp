#include "markdown/match_regions.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "shelf_format/names.hpp"

namespace shelf::compiler {

namespace {

constexpr std::uint32_t issue_description = 0;  // position in format::region_names

struct Marker {
  Span where;
  bool opens = false;
};

struct Pair {
  Span open, close;
};

struct Place {
  const std::vector<std::uint32_t>& headings;
  std::uint32_t text_end;
};

// The markers of one region name, paired.
struct Pairing {
  std::vector<Pair> pairs;
  std::optional<Span> never_closed;
  std::optional<Span> wrong;  // first marker that had to be read otherwise than written
  bool only_doubled = false;  // nothing but superfluous markers
};

// Where a region that is never closed ends.
Span implied_end(std::uint32_t region, Span open, const Place& place) {
  if (region != issue_description) return {place.text_end, place.text_end};
  const auto heading = std::upper_bound(place.headings.begin(), place.headings.end(), open.end);
  const std::uint32_t at = heading == place.headings.end() ? place.text_end : *heading;
  return {at, at};
}

// All markers say the same: every second one is taken for the other kind.
Pairing pair_alternating(const std::vector<Marker>& markers, std::uint32_t region, const Place& place) {
  Pairing result;
  for (std::size_t i = 0; i + 1 < markers.size(); i += 2)
    result.pairs.push_back({markers[i].where, markers[i + 1].where});
  result.wrong = markers.size() > 1 && markers.front().opens ? markers[1].where : markers.front().where;
  if (markers.size() % 2 == 1 && markers.front().opens) {
    const Span open = markers.back().where;
    result.never_closed = open;
    result.pairs.push_back({open, implied_end(region, open, place)});
  }
  return result;
}

// A region is an outermost span; markers inside are dropped.
Pairing pair_by_depth(const std::vector<Marker>& markers, std::uint32_t region, const Place& place) {
  Pairing result;
  result.only_doubled = true;
  std::uint32_t depth = 0;
  Span open, last_close;
  bool closed = false;  // by some marker inside
  for (const Marker& marker : markers) {
    if (!marker.opens && depth == 0) {
      if (!result.wrong) result.wrong = marker.where;
    } else if (marker.opens && depth++ == 0) {
      open = marker.where;
      closed = false;
    } else {
      if (marker.opens && !result.wrong) result.wrong = marker.where;
      if (!marker.opens) last_close = marker.where, closed = true;
      if (!marker.opens && --depth == 0) result.pairs.push_back({open, marker.where});
    }
  }
  if (depth == 0) return result;
  result.only_doubled = false;
  result.wrong = open;
  if (!closed) result.never_closed = open;
  result.pairs.push_back({open, closed ? last_close : implied_end(region, open, place)});
  return result;
}

Pairing pair_markers(const std::vector<Marker>& markers, std::uint32_t region, const Place& place) {
  const auto opens = static_cast<std::size_t>(
      std::count_if(markers.begin(), markers.end(), [](const Marker& marker) { return marker.opens; }));
  if (opens == 0 || opens == markers.size()) return pair_alternating(markers, region, place);
  return pair_by_depth(markers, region, place);
}

void report(const Pairing& pairing, std::uint32_t region, DiagnosticSink& sink) {
  const std::string name(format::region_names[region]);
  const std::string help = "write `<!--" + name + "-->` before and `<!--/" + name + "-->` after the text, once each";
  if (pairing.never_closed && region != issue_description)
    sink.report(Code::CMT2, *pairing.never_closed, "region `" + name + "` is never closed, it ends with the article",
                help);
  else if (pairing.never_closed)
    sink.report(Code::CMT1, *pairing.never_closed,
                "region `" + name + "` is never closed, it ends before the next heading of level 1 or 2", help);
  else if (pairing.wrong && pairing.only_doubled)
    sink.report(Code::CMT1, Severity::note, *pairing.wrong, "superfluous marker of region `" + name + "`, dropped",
                help);
  else if (pairing.wrong)
    sink.report(Code::CMT1, *pairing.wrong, "markers of region `" + name + "` do not pair up", help);
}

// Closes what a crossing region left open, drops closes without an open.
std::vector<RegionEdge> nest(std::vector<RegionEdge> edges) {
  std::stable_sort(edges.begin(), edges.end(),
                   [](const RegionEdge& a, const RegionEdge& b) { return a.where.begin < b.where.begin; });
  std::vector<RegionEdge> nested;
  std::vector<std::uint32_t> open;
  for (const RegionEdge& edge : edges) {
    if (edge.opens) {
      open.push_back(edge.region);
      nested.push_back(edge);
      continue;
    }
    if (std::find(open.begin(), open.end(), edge.region) == open.end()) continue;
    Span where = edge.where;
    for (bool found = false; !found; open.pop_back()) {
      found = open.back() == edge.region;
      nested.push_back({where, open.back(), false});
      where.begin = where.end;  // one marker stands in the text once
    }
  }
  return nested;
}

}  // namespace

MatchedRegions match_regions(const std::vector<Comment>& comments, const std::vector<std::uint32_t>& headings,
                             std::uint32_t text_end, DiagnosticSink& sink) {
  std::vector<std::vector<Marker>> markers(format::region_names.size());
  for (const Comment& comment : comments)
    if (comment.kind == Comment::Kind::region_open || comment.kind == Comment::Kind::region_close)
      markers[comment.region].push_back({comment.where, comment.kind == Comment::Kind::region_open});
  MatchedRegions result;
  for (std::uint32_t region = 0; region < markers.size(); ++region) {
    if (markers[region].empty()) continue;
    const Pairing pairing = pair_markers(markers[region], region, {headings, text_end});
    report(pairing, region, sink);
    for (const Pair& pair : pairing.pairs) {
      result.edges.push_back({pair.open, region, true});
      result.edges.push_back({pair.close, region, false});
    }
    if (region != issue_description) continue;
    result.issue_markers = static_cast<std::uint32_t>(markers[region].size());
    result.issue_regions = static_cast<std::uint32_t>(pairing.pairs.size());
    result.issue_plain_pair = result.issue_markers == 2 && !pairing.wrong;
  }
  result.edges = nest(std::move(result.edges));
  return result;
}

}  // namespace shelf::compiler
