// How many different articles there are by id and type.
#pragma once

#include <cstdint>
#include <span>

#include "model/record.hpp"

namespace shelf::compiler {

[[nodiscard]] std::uint64_t count_ids(std::span<const Record> records);

}  // namespace shelf::compiler
