// The table of targets.
#pragma once

#include <string>
#include <vector>

namespace shelf::bench {

enum class Unit { bytes, seconds };

std::string shown(double value, Unit unit);

// A ratio to a peer when `peer` is set, else a bound on the value itself.
struct Row {
  std::string what;
  Unit unit = Unit::bytes;
  double ours = 0;
  std::string peer;  // name
  double theirs = 0;
  double must = 0, aim = 0;
  std::string missing;  // why there is no figure
};

// A Markdown table: ours, the peer's, ratio, must, aim, and which of them is met.
void print_rows(const std::vector<Row>& rows);

}  // namespace shelf::bench
