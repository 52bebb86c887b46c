// The catalogue of a bundle, field by field.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "support/bundle_builder.hpp"

namespace shelf::test {

// `units`: as they are stored; the attributes are one block of `rows_raw` bytes, which takes `rows_size`.
std::string build_catalogue(const std::vector<TestArticle>& articles, const std::vector<std::string>& units,
                            std::size_t rows_raw, std::size_t rows_size);

}  // namespace shelf::test
