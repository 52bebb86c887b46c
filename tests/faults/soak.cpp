// F16: opening, asking and closing again and again, with good and bad files in turn, keeps neither memory nor
// descriptors.
#include <dirent.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

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

void open_and_close(const std::vector<std::string>& paths, int rounds) {
  for (int round = 0; round < rounds; ++round)
    for (const std::string& path : paths) {
      OpenOptions options;
      options.map = round % 2 == 0;
      const auto bundle = Bundle::open_file(path, options);
      if (bundle) (void)ask_all(*bundle, specimen().size());
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
TEST_CASE("soak: ten thousand rounds keep nothing", "[.][nightly][soak]") { soak(10'000); }
