// F2: a byte, a 32-bit or a 64-bit number of the file is one of those that break arithmetic. What must happen is what
// must happen after bit flips.
#include "faults/byte_patterns.hpp"

#include "support/catch.hpp"

using namespace shelf::test;

TEST_CASE("byte patterns: all are found", "[byte_patterns]") {
  Trials trials(Checks::verified);
  try_patterns(trials, 1);
  trials.report("byte patterns, verified");
  CHECK(trials.tally().refused == trials.tally().tried);
}

TEST_CASE("byte patterns: without a look at checksums no article has wrong text", "[byte_patterns]") {
  Trials trials(Checks::none);
  try_patterns(trials, 181);
  trials.report("byte patterns, not verified");
}

TEST_CASE("byte patterns: without a look at checksums, all of them", "[.][nightly][byte_patterns]") {
  Trials trials(Checks::none);
  try_patterns(trials, 1);
  trials.report("byte patterns, not verified");
}
