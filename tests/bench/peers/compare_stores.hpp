// Open, find, read: all stores take turns in one process.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "setting.hpp"
#include "table.hpp"

namespace shelf::bench {

struct StoreFigures {
  std::string name;
  std::uint64_t bytes = 0;
  std::vector<double> open, find, read;  // seconds, per round
};

struct Stores {
  std::vector<StoreFigures> figures;
  std::size_t pairs = 0;
  double page_bytes = 0;
};

Stores compare_stores(const Setting& setting);

std::vector<Row> store_rows(const Stores& stores);
void print_stores(const Stores& stores);
void print_left_out();

}  // namespace shelf::bench
