// The names of metrics that exist, one a line.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

inline constexpr std::size_t max_metric_name_bytes = 256;

class MetricList {
 public:
  // Adds the names of a file: one a line, white space around it ignored. Lines that are empty or begin with `#` are
  // skipped. Reports LST1 for what is no name, and for a file without any.
  void read(std::string_view text, DiagnosticSink& sink);

  [[nodiscard]] bool has(std::string_view name) const;
  // The name that was probably meant, as the list writes it; nullptr: none is near.
  [[nodiscard]] const std::string* near(std::string_view name) const;

 private:
  std::vector<std::string> names_, folded_;  // in the order of the file
  std::unordered_set<std::string> known_;    // folded
};

}  // namespace shelf::compiler
