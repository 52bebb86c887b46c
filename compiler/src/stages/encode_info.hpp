// Stage 8: the facts about the whole bundle (FlatBuffer `Info`).
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "model/record.hpp"

namespace shelf::compiler {

struct BundleFacts {
  std::string label, locale, compiler;
  std::uint8_t clouds = format::all_clouds;
  std::uint64_t source_bytes = 0;
};

[[nodiscard]] std::string encode_info(std::span<const Record> records, const BundleFacts& facts);

}  // namespace shelf::compiler
