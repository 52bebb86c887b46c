// F4: the file is cut off, or goes on. Every length but the right one is refused, and the error says which of the two
// it is, whether checksums are looked at or not.
#include <cstdint>
#include <random>

#include "faults/trials.hpp"
#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

TEST_CASE("lengths: every shorter file is truncated", "[lengths]") {
  const std::string& good = specimen();
  for (std::size_t size = 0; size < good.size(); ++size)
    for (const bool verify : {false, true}) {
      const std::string cut = good.substr(0, size);
      const auto bundle = open_bytes(cut, verify);
      if (bundle || bundle.error().code != (size == 0 ? Errc::empty_file : Errc::truncated))
        FAIL("a file of " << size << " bytes");
    }
}

TEST_CASE("lengths: every longer file has trailing data, zero bytes or others", "[lengths]") {
  std::string longer = specimen(), random_longer = specimen();
  std::minstd_rand random(1);
  for (std::size_t more = 1; more <= 4096; ++more) {
    longer.push_back('\0');
    random_longer.push_back(static_cast<char>(random() & 0xff));
    for (const std::string& file : {std::cref(longer), std::cref(random_longer)}) {
      const auto bundle = open_bytes(file, more % 2 == 0);
      if (bundle || bundle.error().code != Errc::trailing_data) FAIL(more << " bytes too many");
    }
  }
}

TEST_CASE("lengths: what was cut off and filled up again is found", "[lengths]") {
  const std::string& good = specimen();
  for (std::size_t size = 0; size < good.size(); size += 7)
    for (const char fill : {'\0', '\xff'}) {
      std::string file = good.substr(0, size);
      file.resize(good.size(), fill);
      if (file == good) continue;
      const auto bundle = open_bytes(file);
      if (bundle) FAIL("filled up from " << size);
    }
}
