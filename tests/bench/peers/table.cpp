#include "table.hpp"

#include <cstdio>

namespace shelf::bench {

namespace {

std::string with_unit(double value, const char* unit) {
  char text[48];
  std::snprintf(text, sizeof text, value < 9.995 ? "%.2f %s" : value < 99.95 ? "%.1f %s" : "%.0f %s", value, unit);
  return text;
}

std::string bound(const Row& row, double limit) {
  char text[48];
  if (row.peer.empty()) return "≤ " + shown(limit, row.unit);
  std::snprintf(text, sizeof text, "≤ %.3g ×", limit);
  return text;
}

const char* met(double value, const Row& row) {
  if (value <= row.aim) return "aim";
  return value <= row.must ? "must" : "**no**";
}

void print_row(const Row& row) {
  std::printf("| %s | ", row.what.c_str());
  const bool lacks = !row.missing.empty();
  if (lacks && row.ours <= 0)
    std::printf("%s | – | – | ", row.missing.c_str());
  else if (lacks)
    std::printf("%s | %s | – | ", shown(row.ours, row.unit).c_str(), row.missing.c_str());
  else if (row.peer.empty())
    std::printf("%s | – | – | ", shown(row.ours, row.unit).c_str());
  else
    std::printf("%s | %s: %s | %.3g × | ", shown(row.ours, row.unit).c_str(), row.peer.c_str(),
                shown(row.theirs, row.unit).c_str(), row.ours / row.theirs);
  const double value = row.peer.empty() ? row.ours : row.ours / row.theirs;
  std::printf("%s | %s | %s |\n", bound(row, row.must).c_str(), bound(row, row.aim).c_str(),
              lacks ? "?" : met(value, row));
}

}  // namespace

std::string shown(double value, Unit unit) {
  if (unit == Unit::bytes) return value < 999'500 ? with_unit(value / 1e3, "kB") : with_unit(value / 1e6, "MB");
  if (value < 0.9995e-6) return with_unit(value * 1e9, "ns");
  if (value < 0.9995e-3) return with_unit(value * 1e6, "µs");
  return value < 0.9995 ? with_unit(value * 1e3, "ms") : with_unit(value, "s");
}

void print_rows(const std::vector<Row>& rows) {
  std::puts("| What | Ours | Peer | Ratio | Must | Aim | Met |\n|---|--:|--:|--:|--:|--:|---|");
  for (const Row& row : rows) print_row(row);
}

}  // namespace shelf::bench
