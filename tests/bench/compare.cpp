// Compares Shelf with other stores and tools over the same articles in one run, and prints the table of targets.
// Usage: compare ARTICLES WORK_FOLDER [ROUNDS [LONG_ROUNDS]]; README.md says what each row measures.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <filesystem>
#include <string>
#include <thread>

#include "peers/compare_builds.hpp"
#include "peers/compare_stores.hpp"
#include "peers/table.hpp"

namespace {

using namespace shelf::bench;

void print_head(const Setting& setting) {
  char date[32] = "";
  const std::time_t now = std::time(nullptr);
  std::strftime(date, sizeof date, "%Y-%m-%d", std::gmtime(&now));
  std::printf("%s; %u cores; built %s; %zu articles; medians of %d rounds, of builds %d\n\n", date,
              std::thread::hardware_concurrency(), SHELF_BUILT_AS, setting.files.size(), setting.rounds,
              setting.long_rounds);
}

int compare(Setting setting) {
  std::filesystem::create_directories(setting.work);
  setting.files = article_files(setting.articles);
  if (setting.files.empty()) fail("no articles in " + setting.articles);
  print_head(setting);
  const Builds builds = compare_builds(setting);
  const Stores stores = compare_stores(setting);
  std::vector<Row> rows = size_rows(builds);
  for (auto& part : {store_rows(stores), build_rows(setting, builds)})
    rows.insert(rows.end(), part.begin(), part.end());
  print_rows(rows);
  std::puts("");
  print_stores(stores);
  print_left_out();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3 || argc > 5)
    return std::fputs("usage: compare ARTICLES WORK_FOLDER [ROUNDS [LONG_ROUNDS]]\n", stderr), 2;
  Setting setting;
  setting.articles = argv[1];
  setting.work = argv[2];
  if (argc > 3) setting.rounds = std::max(1, std::atoi(argv[3]));
  if (argc > 4) setting.long_rounds = std::max(1, std::atoi(argv[4]));
  try {
    return compare(setting);
  } catch (const std::exception& error) {
    return std::fprintf(stderr, "compare: %s\n", error.what()), 3;
  }
}
