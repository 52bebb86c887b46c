// Stage 8: the catalogue (FlatBuffer `Catalogue`) from records in rank order and the sizes of their compressed units.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/record.hpp"

namespace shelf::compiler {

struct CatalogueFigures {
  std::uint64_t topics = 0, products = 0, pairs = 0, pair_postings = 0, distinct_ids = 0;
};

// unit_sizes[i] is the size of the frame of records[i].
[[nodiscard]] std::string build_catalogue(std::span<const Record> records, std::span<const std::uint32_t> unit_sizes,
                                          CatalogueFigures& figures);

}  // namespace shelf::compiler
