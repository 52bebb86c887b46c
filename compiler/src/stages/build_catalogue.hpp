// Stage 8: the catalogue (FlatBuffer `Catalogue`) from records in rank order, their compressed units and
// attributes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "bundle/code_names.hpp"
#include "bundle/facet_table.hpp"
#include "bundle/key_table.hpp"
#include "bundle/string_table.hpp"
#include "model/record.hpp"
#include "stages/compress_attributes.hpp"
#include "stages/compress_units.hpp"

namespace shelf::compiler {

struct CatalogueFigures {
  std::uint64_t topics = 0, products = 0, pairs = 0, pair_postings = 0, distinct_ids = 0;
};

// What needs nothing of the units and attributes, so that it can be made beside them.
struct CatalogueTables {
  StringTable strings;
  FacetTable facets;
  std::uint64_t distinct_ids = 0;
};

[[nodiscard]] CatalogueTables prepare_catalogue(std::span<const Record> records, const KeyTables& keys);

[[nodiscard]] std::string build_catalogue(std::span<const Record> records, const KeyTables& keys,
                                          const CatalogueTables& tables, const CompressedUnits& units,
                                          const CompressedAttributes& attributes, const CodedNames& names,
                                          CatalogueFigures& figures);

}  // namespace shelf::compiler
