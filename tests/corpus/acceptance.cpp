// The figures that a conforming compiler reports over the reference corpus.
#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

#include "corpus.hpp"
#include "support/catch.hpp"

using shelf::test::corpus;

namespace {
void expect(const std::vector<std::pair<const char*, std::uint64_t>>& figures) {
  for (const auto& [name, value] : figures) {
    INFO(name);
    CHECK(corpus().figure(name) == value);
  }
}
}  // namespace

TEST_CASE("corpus: every article compiles, none has an error") {
  CHECK(corpus().compiled.errors == 0);
  expect({{"articles_compiled", 15585}, {"distinct_ids", 15581}});
}

TEST_CASE("corpus: headers and bodies") {
  expect({{"strict_headers", 15540},
          {"recovered_headers", 45},
          {"markdown_bodies", 11923},
          {"quick_start_bodies", 2},
          {"json_bodies", 3662},
          {"json_strict", 3648},
          {"json_recovered", 14}});
}

TEST_CASE("corpus: widgets and sections") {
  expect({{"widgets_insight", 44},
          {"widgets_video", 49},
          {"widgets_azureKB", 26},
          {"widgets_videoGroup", 5},
          {"widgets_metric", 4},
          {"widget_files", 71},
          {"section_directives", 106},
          {"section_files", 41}});
}

TEST_CASE("corpus: tokens, regions, placeholders") {
  expect({{"tokens", 4449},
          {"token_names", 622},
          {"issue_plain_pair_files", 2872},
          {"issue_other_files", 102},
          {"issue_regions", 2979},
          {"issue_region_files", 2974},
          {"placeholders", 273},
          {"placeholder_files", 122}});
}

TEST_CASE("corpus: links, index, forms") {
  expect({{"blade_links", 468},
          {"blade_uri_links", 84},
          {"topics", 8877},
          {"products", 392},
          {"pairs", 12868},
          {"pair_postings", 22998},
          {"form_elements", 16026},
          {"visibility_expressions", 1881}});
}

// compiler/COUNTS.md compares these with the specification of the format and says why some differ.
TEST_CASE("corpus: files that show each diagnostic code") {
  const std::map<std::string, std::uint64_t> expected = {
      {"BYT1", 3},   {"BYT2", 2},   {"BYT4", 1},   {"CMT1", 98},  {"CMT2", 5},    {"CMT3", 9},   {"CMT5", 62},
      {"CMT6", 34},  {"HDR1", 34},  {"HDR2", 4},   {"HDR3", 5},   {"HDR4", 2},    {"HDR5", 20},  {"HDR7", 1},
      {"HDR8", 8},   {"HDR11", 15}, {"HDR12", 50}, {"HDR14", 9},  {"HDR15", 12},  {"HDR16", 75}, {"ID1", 1},
      {"ID2", 3},    {"ID4", 120},  {"ID5", 6},    {"ID6", 2},    {"ID7", 20},    {"ID8", 45},   {"IDX1", 36},
      {"JSN1", 9},   {"JSN2", 3},   {"JSN3", 2},   {"JSN4", 67},  {"JSN6", 11},   {"JSN8", 72},  {"JSN9", 45},
      {"JSN10", 5},  {"JSN11", 3},  {"JSN12", 6},  {"JSN16", 46}, {"JSN17", 29},  {"JSN18", 1},  {"LNK6", 24},
      {"WID11", 29}, {"WID12", 36}, {"LNK1", 212}, {"LNK2", 257}, {"LNK3", 1253}, {"LNK4", 4},   {"MD1", 35},
      {"MD2", 69},   {"MD4", 38},   {"MD5", 106},  {"MD6", 3},    {"MD7", 6},     {"MD8", 14},   {"MD9", 5},
      {"TAG1", 122}, {"TAG2", 41},  {"TAG3", 10},  {"TAG4", 6},   {"WID3", 1}};
  CHECK(corpus().files_by_code() == expected);
}

TEST_CASE("corpus: lints that compiler/COUNTS.md counts by diagnostic") {
  std::map<std::string, std::uint64_t> found;
  for (const auto& diagnostic : corpus().compiled.diagnostics)
    ++found[std::string(info(diagnostic.code).name) + " " + std::string(name(diagnostic.severity))];
  CHECK(found["JSN17 warning"] == 60);
  CHECK(found["LNK6 note"] == 32);
  CHECK(found["WID11 warning"] == 9);
  CHECK(found["WID11 note"] == 20);
  CHECK(found["WID12 note"] == 44);
}

TEST_CASE("corpus: 222 combinations that nothing tells apart") {
  const auto& all = corpus().compiled.diagnostics;
  CHECK(std::count_if(all.begin(), all.end(), [](const auto& d) { return d.code == shelf::compiler::Code::IDX1; }) ==
        222);
}
