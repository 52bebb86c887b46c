// F16: opening, asking and closing again and again, with good and bad files in turn, keeps neither memory nor
// descriptors.
#include <dirent.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "faults/trials.hpp"
#include "support/folder.hpp"
#include "support/read_bundle.hpp"
#include "support/sanitizer.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

std::size_t count_descriptors() {
  std::size_t count = 0;
  DIR* const folder = opendir("/proc/self/fd");
  REQUIRE(folder != nullptr);
  while (readdir(folder) != nullptr) ++count;
  closedir(folder);
  return count;
}

std::size_t resident_kib() {
  std::size_t size = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> size >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) / 1024;
}

// A round is about 115 pages: 10 of each of 8 articles of the good file, and nearly as many of the broken one where it
// is mapped.
void open_and_close(std::vector<std::string> paths, int rounds) {
  std::mt19937 random(1);
  for (int round = 0; round < rounds; ++round) {
    std::shuffle(paths.begin(), paths.end(), random);
    for (const std::string& path : paths) {
      OpenOptions options;
      options.map = round % 2 == 0;
      const auto bundle = Bundle::open_file(path, options);
      if (bundle) (void)ask_all(*bundle, specimen().size());
    }
  }
}

void soak(int rounds) {
  const Folder folder;
  std::string flipped = specimen(), broken_unit = specimen();
  flipped[100] = static_cast<char>(flipped[100] ^ 1);
  broken_unit[broken_unit.size() * 2 / 3] = 'x';  // opens when mapped
  const std::vector<std::string> paths = {folder.put("good", specimen()), folder.put("flipped", flipped),
                                          folder.put("broken-unit", broken_unit),
                                          folder.put("cut", specimen().substr(0, 999)), folder.path().string()};
  open_and_close(paths, std::max(200, rounds / 10));  // until all that is made once is there
  const std::size_t descriptors = count_descriptors(), memory = resident_kib();
  open_and_close(paths, rounds);
  CHECK(count_descriptors() == descriptors);
  if (!keeps_freed_memory()) CHECK(resident_kib() < memory + 64);
}

}  // namespace

TEST_CASE("soak: two hundred rounds keep nothing", "[soak]") { soak(200); }
TEST_CASE("soak: ten thousand rounds, a million pages, keep nothing", "[.][nightly][soak]") { soak(10'000); }
