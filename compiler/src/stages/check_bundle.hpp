// What a reader refuses is not written.
#pragma once

#include <cstdint>

#include "shelf_format/format.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct BundleLimits {  // of readers that were not told otherwise
  std::uint64_t articles = format::max_articles, bytes = format::max_bundle_bytes;
};

// Report LIM3 of the whole run, and return false, when the bundle is over the limit.
[[nodiscard]] bool check_articles(std::uint64_t articles, DiagnosticSink& run, const BundleLimits& limits = {});
[[nodiscard]] bool check_size(std::uint64_t bytes, DiagnosticSink& run, const BundleLimits& limits = {});

}  // namespace shelf::compiler
