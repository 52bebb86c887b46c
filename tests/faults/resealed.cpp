// F3: damage behind checksums that are right, as who writes files can make it. Opening and every question end, inside
// the bytes, with an error or an answer; what the answers say is not promised.
#include <cstdlib>
#include <random>

#include "faults/byte_patterns.hpp"
#include "support/catch.hpp"

using namespace shelf::test;

namespace {

void flip(std::size_t stride) {
  Trials trials(Checks::sealed);
  for (std::size_t bit = 0; bit < trials.size() * 8; bit += stride) trials.try_bit(bit);
  trials.report("bit flips, sealed again");
  CHECK(trials.tally().refused < trials.tally().tried);
  CHECK(trials.tally().in_part > 0);
  CHECK(trials.tally().otherwise > 0);
}

void try_all_patterns(std::size_t stride) {
  Trials trials(Checks::sealed);
  try_patterns(trials, stride);
  trials.report("byte patterns, sealed again");
}

// One to four places of 1 to 8 bytes, near each other or not.
void edit_at_random(std::uint64_t count, std::uint32_t seed) {
  Trials trials(Checks::sealed);
  std::mt19937_64 random(seed);
  for (std::uint64_t i = 0; i < count; ++i) {
    std::vector<Edit> edits;
    const std::size_t at = random() % trials.size(), places = random() % 8 == 0 ? 1 + random() % 4 : 1;
    for (std::size_t place = 0; place < places; ++place)
      edits.push_back({std::min(at + random() % 64 * place, trials.size() - 1), static_cast<unsigned>(1 + random() % 8),
                       random() % 4 == 0 ? random() & 0xff : random()});
    trials.try_edits(edits);
  }
  trials.report("random edits, sealed again");
}

std::uint64_t number_of(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

}  // namespace

TEST_CASE("resealed: bit flips lead out of nothing", "[resealed]") { flip(61); }
TEST_CASE("resealed: byte patterns lead out of nothing", "[resealed]") { try_all_patterns(79); }
TEST_CASE("resealed: random edits lead out of nothing", "[resealed]") { edit_at_random(3'000, 1); }

TEST_CASE("resealed: all bit flips", "[.][nightly][resealed]") { flip(1); }
TEST_CASE("resealed: all byte patterns", "[.][nightly][resealed]") { try_all_patterns(1); }
TEST_CASE("resealed: a million random edits", "[.][nightly][resealed]") {
  edit_at_random(number_of("SHELF_FAULTS_EDITS", 1'000'000),
                 static_cast<std::uint32_t>(number_of("SHELF_FAULTS_SEED", 2)));
}
