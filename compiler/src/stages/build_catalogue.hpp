// Stage 8: the catalogue (FlatBuffer `Catalogue`) from records in rank order, their compressed units and
// attributes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "bundle/code_names.hpp"
#include "model/record.hpp"
#include "stages/compress_attributes.hpp"
#include "stages/compress_units.hpp"

namespace shelf::compiler {

struct CatalogueFigures {
  std::uint64_t topics = 0, products = 0, pairs = 0, pair_postings = 0, distinct_ids = 0;
};

[[nodiscard]] std::string build_catalogue(std::span<const Record> records, const CompressedUnits& units,
                                          const CompressedAttributes& attributes, const CodedNames& names,
                                          CatalogueFigures& figures);

}  // namespace shelf::compiler
