// The hash tables of the catalogue: open addressing, linear probing, at most 60 % full.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace shelf::compiler {

// hashes[i] belongs to entry i; a slot holds the entry + 1, or 0. Entries are placed in order, so those of equal hash
// stand in order along the probe.
[[nodiscard]] std::vector<std::uint32_t> build_slots(std::span<const std::uint64_t> hashes);

}  // namespace shelf::compiler
