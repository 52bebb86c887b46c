// Whole processes: compiling, compressing, building sites, and one `shelf show`.
#pragma once

#include <cstdint>
#include <vector>

#include "content.hpp"
#include "setting.hpp"
#include "table.hpp"

namespace shelf::bench {

struct Times {
  std::vector<double> seconds;
  std::uint64_t peak_bytes = 0;  // the largest
};

struct Builds {
  Times standard, best, hugo, solid, rebuild;
  std::uint64_t default_bytes = 0, best_bytes = 0, solid_bytes = 0, source_bytes = 0;
  std::string no_hugo, no_rebuild;  // why there is no figure
};

// Writes the bundles. Tools take turns: solid, best, default, Hugo, and again.
Builds compare_builds(const Setting& setting);

std::vector<Row> size_rows(const Builds& builds);
std::vector<Row> build_rows(const Setting& setting, const Builds& builds);

}  // namespace shelf::bench
