// F1: one bit of the file is the other one. With checksums the damage is found, or nothing depends on the bit; without
// them (mapped files, borrowed bytes) an article is refused rather than shown with wrong text.
#include "faults/trials.hpp"
#include "support/catch.hpp"

using namespace shelf::test;

namespace {

// Every bit of header and section table, each `stride`-th of the others.
void flip(Checks checks, std::size_t stride, std::string_view what) {
  Trials trials(checks);
  constexpr std::size_t table_end = 224;
  for (std::size_t bit = 0; bit < trials.size() * 8; bit += bit < table_end * 8 ? 1 : stride) trials.try_bit(bit);
  trials.report(what);
  if (checks == Checks::verified) CHECK(trials.tally().refused == trials.tally().tried);
}

}  // namespace

TEST_CASE("bit flips: all are found", "[bit_flips]") { flip(Checks::verified, 1, "bit flips, verified"); }

TEST_CASE("bit flips: without a look at checksums no article has wrong text", "[bit_flips]") {
  flip(Checks::none, 97, "bit flips, not verified");
}

TEST_CASE("bit flips: without a look at checksums no article has wrong text, all bits", "[.][nightly][bit_flips]") {
  flip(Checks::none, 1, "bit flips, not verified");
}
