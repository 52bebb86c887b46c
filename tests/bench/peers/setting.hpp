// What is compared, and where.
#pragma once

#include <string>
#include <vector>

namespace shelf::bench {

struct Setting {
  std::string articles, work;
  int rounds = 5, long_rounds = 3;  // long: whole builds
  std::vector<std::string> files;   // of `articles`, sorted
  std::string default_bundle() const { return work + "/default.shelf"; }
  std::string best_bundle() const { return work + "/best.shelf"; }
};

}  // namespace shelf::bench
