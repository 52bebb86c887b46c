// The figures that a conforming compiler reports over the reference corpus.
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
