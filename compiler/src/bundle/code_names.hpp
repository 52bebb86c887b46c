// Ids and titles as the catalogue stores them: with rules for what repeats, each readable on its own.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/record.hpp"

namespace shelf::compiler {

struct CodedNames {
  std::string bytes;
  std::vector<std::uint64_t> begins;       // one more than articles
  std::string rule_lefts;                  // bits, the lowest of a byte first
  std::vector<std::uint32_t> rule_rights;  // of each rule
};

[[nodiscard]] CodedNames code_names(std::span<const Record> records);

}  // namespace shelf::compiler
