// Counts of what was met in the sources, by file and summed up: what an acceptance run compares with the specification.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "shelf_format/names.hpp"

namespace shelf::compiler {

struct Figures {
  std::uint64_t strict_headers = 0, recovered_headers = 0;
  std::uint64_t markdown_bodies = 0, json_bodies = 0, quick_starts = 0;
  std::uint64_t json_strict = 0, json_recovered = 0;
  std::array<std::uint64_t, format::widget_names.size()>
      widgets{};  // by WidgetKind; videos of groups count as video too
  std::uint64_t widget_files = 0;
  std::uint64_t section_directives = 0, section_files = 0;
  std::uint64_t tokens = 0;
  std::vector<std::string> token_names;  // of one file: distinct, as authored (trimmed)
  std::uint64_t issue_regions = 0, issue_region_files = 0, issue_plain_pair_files = 0, issue_other_files = 0;
  std::uint64_t blade_links = 0, blade_uri_links = 0;
  std::uint64_t form_elements = 0, visibility_expressions = 0;
  std::uint64_t placeholders = 0, placeholder_files = 0;
};

}  // namespace shelf::compiler
