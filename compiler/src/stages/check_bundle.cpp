#include "stages/check_bundle.hpp"

#include <string>

namespace shelf::compiler {

namespace {
bool check(std::uint64_t found, std::uint64_t limit, std::string_view of, DiagnosticSink& run) {
  if (found <= limit) return true;
  run.report(
      Code::LIM3, Span{},
      "bundle has " + std::to_string(found) + " " + std::string(of) + ", readers take at most " + std::to_string(limit),
      "make several bundles, by folder, `--cloud` or `--type`");
  return false;
}
}  // namespace

bool check_articles(std::uint64_t articles, DiagnosticSink& run, const BundleLimits& limits) {
  return check(articles, limits.articles, "articles", run);
}

bool check_size(std::uint64_t bytes, DiagnosticSink& run, const BundleLimits& limits) {
  return check(bytes, limits.bytes, "bytes", run);
}

}  // namespace shelf::compiler
