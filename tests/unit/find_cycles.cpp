#include "graph/find_cycles.hpp"

#include <cstdint>

#include "support/catch.hpp"

using namespace shelf::compiler;

namespace {
using Path = std::vector<std::uint32_t>;
}

TEST_CASE("find_cycles: a graph without cycles has none, however its branches meet") {
  const Cycles found = find_cycles({{1, 2}, {3}, {3}, {}});
  CHECK(found.paths.empty());
  CHECK(found.on_cycle == std::vector<bool>(4, false));
}

TEST_CASE("find_cycles: a node that leads to itself is a cycle of one") {
  const Cycles found = find_cycles({{}, {1, 0}});
  REQUIRE(found.paths.size() == 1);
  CHECK(found.paths[0] == Path{1});
  CHECK(found.on_cycle == std::vector<bool>{false, true});
}

TEST_CASE("find_cycles: the path follows the edges and leaves out what only leads to the cycle") {
  const Cycles found = find_cycles({{3}, {2, 4}, {3}, {1}, {}});
  REQUIRE(found.paths.size() == 1);
  CHECK(found.paths[0] == Path{1, 2, 3});
  CHECK(found.on_cycle == std::vector<bool>{false, true, true, true, false});
}

TEST_CASE("find_cycles: cycles apart are found apart, in the order of their smallest nodes") {
  const Cycles found = find_cycles({{5}, {4}, {}, {0, 1}, {1}, {0}});
  REQUIRE(found.paths.size() == 2);
  CHECK(found.paths[0] == Path{0, 5});
  CHECK(found.paths[1] == Path{1, 4});
  CHECK_FALSE(found.on_cycle[3]);
}

TEST_CASE("find_cycles: of cycles that share a node one is told, all their nodes are marked") {
  const Cycles found = find_cycles({{1, 2}, {0}, {0}});
  REQUIRE(found.paths.size() == 1);
  CHECK(found.paths[0] == Path{0, 1});
  CHECK(found.on_cycle == std::vector<bool>(3, true));
}

TEST_CASE("find_cycles: a ring of a million nodes needs no stack of the machine") {
  constexpr std::uint32_t size = 1'000'000;
  Graph ring(size);
  for (std::uint32_t i = 0; i < size; ++i) ring[i] = {(i + 1) % size};
  const Cycles found = find_cycles(ring);
  REQUIRE(found.paths.size() == 1);
  CHECK(found.paths[0].size() == size);
}
