#include "markdown/match_regions.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/scan_comments.hpp"
#include "support/catch.hpp"

using namespace shelf::compiler;

namespace {

struct Result {
  std::string picture;  // the text between the edges, edges as brackets
  MatchedRegions regions;
  std::vector<Diagnostic> diagnostics;
};

// `(` and `)` stand for markers of issueDescription, `#` for a heading, letters for text.
Result match(std::string_view sketch) {
  std::string text;
  std::vector<std::uint32_t> headings;
  for (const char c : sketch) {
    if (c == '#') headings.push_back(static_cast<std::uint32_t>(text.size()));
    text += c == '(' ? "<!--issueDescription-->" : c == ')' ? "<!-- /IssueDescription -->" : std::string(1, c);
  }
  DiagnosticSink sink;
  Result result;
  const auto comments = scan_comments(text, mask_code(text, 0, sink));
  result.regions = match_regions(comments, headings, static_cast<std::uint32_t>(text.size()), sink);
  result.diagnostics = sink.take();
  std::string kept;
  std::size_t edge = 0;
  for (std::uint32_t at = 0, next = 0; at <= text.size(); at = next) {
    next = at + 1;
    for (; edge < result.regions.edges.size() && result.regions.edges[edge].where.begin == at; ++edge) {
      kept += result.regions.edges[edge].opens ? '[' : ']';
      next = std::max(next, result.regions.edges[edge].where.end);
      if (result.regions.edges[edge].where.end == at && at < text.size()) kept += text[at];
    }
    if (next > at + 1 || at == text.size()) continue;
    if (text.compare(at, 4, "<!--") == 0)
      next = static_cast<std::uint32_t>(text.find("-->", at) + 3);
    else if (kept.empty() || edge == 0 || result.regions.edges[edge - 1].where.begin != at)
      kept += text[at];
  }
  result.picture = kept;
  return result;
}

void check(std::string_view sketch, std::string_view picture, std::size_t reports, Severity severity) {
  CAPTURE(sketch);
  const Result result = match(sketch);
  CHECK(result.picture == picture);
  REQUIRE(result.diagnostics.size() == reports);
  if (reports == 0) return;
  CHECK(result.diagnostics[0].code == Code::CMT1);
  CHECK(result.diagnostics[0].severity == severity);
}

}  // namespace

TEST_CASE("match_regions: a plain pair") {
  check("a(b)c", "a[b]c", 0, Severity::note);
  CHECK(match("a(b)c").regions.issue_plain_pair);
  CHECK_FALSE(match("a(b)c(d)").regions.issue_plain_pair);
}

TEST_CASE("match_regions: several regions are kept in order") {
  check("(a)b(c)", "[a]b[c]", 0, Severity::note);
  CHECK(match("(a)b(c)(d)").regions.issue_regions == 3);
}

TEST_CASE("match_regions: the first of two closes acts as open") { check(")a)b", "[a]b", 1, Severity::warning); }

TEST_CASE("match_regions: the second of two opens acts as close") { check("(a(b", "[a]b", 1, Severity::warning); }

TEST_CASE("match_regions: an open without a close ends before the next heading, or at the end") {
  check("(a#b#", "[a]#b#", 1, Severity::warning);
  check("#(ab", "#[ab]", 1, Severity::warning);
}

TEST_CASE("match_regions: superfluous markers are dropped with a note") {
  check("((a))b", "[a]b", 1, Severity::note);
  check("(a)b)c", "[a]bc", 1, Severity::note);
}

TEST_CASE("match_regions: too many opens end at the last close") {
  check("(a((b)c", "[ab]c", 1, Severity::warning);
  check("(a(b)c", "[ab]c", 1, Severity::warning);
}

TEST_CASE("match_regions: a lone close is dropped") { check("a)b", "ab", 1, Severity::warning); }

TEST_CASE("match_regions: other regions nest, and run to the end when they are never closed") {
  const std::string text =
      "<!--rcaDescription-->a<!--additionalInfo-->b<!--/additionalInfo--><!--/"
      "rcaDescription--><!--recommendedActions-->c";
  DiagnosticSink sink;
  const auto comments = scan_comments(text, mask_code(text, 0, sink));
  const auto regions = match_regions(comments, {}, static_cast<std::uint32_t>(text.size()), sink);
  std::vector<int> order;
  for (const RegionEdge& edge : regions.edges)
    order.push_back(edge.opens ? static_cast<int>(edge.region) : -static_cast<int>(edge.region));
  CHECK(order == std::vector<int>{1, 3, -3, -1, 4, -4});
  REQUIRE(sink.diagnostics().size() == 1);
  CHECK(sink.diagnostics()[0].code == Code::CMT2);
}

TEST_CASE("match_regions: regions that cross are nested by force") {
  const std::string text = "<!--salutation-->a<!--additionalInfo-->b<!--/salutation-->c<!--/additionalInfo-->";
  DiagnosticSink sink;
  const auto comments = scan_comments(text, mask_code(text, 0, sink));
  const auto regions = match_regions(comments, {}, static_cast<std::uint32_t>(text.size()), sink);
  REQUIRE(regions.edges.size() == 4);
  CHECK(regions.edges[2].region == 3);
  CHECK(regions.edges[3].region == 5);
  CHECK(regions.edges[3].where.begin == regions.edges[2].where.end);
}
