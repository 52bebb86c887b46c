// Open, find, decode and render, one call each.
// Usage: bundle_benchmark; the project's own articles, compiled into the program's memory first. SHELF_BENCH_BUNDLE
// names a file to use instead.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "measure.hpp"
#include "shelfc/compile.hpp"

namespace {

using namespace shelf::bench;

const std::string& bytes() {
  static const std::string all = [] {
    if (const char* path = std::getenv("SHELF_BENCH_BUNDLE"); path != nullptr) {
      std::ifstream in(path, std::ios::binary);
      return std::string(std::istreambuf_iterator<char>(in), {});
    }
    shelf::compiler::Options options;
    options.sources = {SHELF_ARTICLES};
    return shelf::compiler::compile(options).bundle;
  }();
  return all;
}

shelf::Bundle open_bundle(bool verify) {
  auto bundle = shelf::Bundle::open_memory(std::as_bytes(std::span(bytes())), {.verify_checksums = verify});
  if (!bundle) std::abort();
  return std::move(*bundle);
}

void open_memory(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(open_bundle(state.range(0) != 0));
}
BENCHMARK(open_memory)->ArgName("verify")->Arg(0)->Arg(1);

// `parsed`: the ids are read beforehand.
void find_best_article(benchmark::State& state) {
  const shelf::Bundle bundle = open_bundle(false);
  const auto pairs = pairs_of(bundle, 1);
  const std::vector<std::pair<shelf::Key, shelf::Key>> keys(pairs.begin(), pairs.end());
  const bool parsed = state.range(0) != 0;
  shelf::Query query;
  std::size_t i = 0;
  for (auto _ : state) {
    query.topic = parsed ? keys[i].first : pairs[i].first;
    query.product = parsed ? keys[i].second : pairs[i].second;
    if (++i == pairs.size()) i = 0;
    const auto hits = bundle.find(query);
    const auto best = hits ? hits->begin() : shelf::Hits::Iterator();
    if (best == shelf::Hits::Iterator()) state.SkipWithError("a pair was not found");
    benchmark::DoNotOptimize(*best);
  }
}
BENCHMARK(find_best_article)->ArgName("parsed")->Arg(0)->Arg(1);

void read_random_article(benchmark::State& state) {
  const shelf::Bundle bundle = open_bundle(false);
  const auto order = shuffled_ordinals(bundle.article_count(), 2);
  shelf::Scratch scratch;
  std::string page;
  std::size_t i = 0;
  for (auto _ : state) {
    page.clear();
    const auto article = bundle.article({order[i++ % order.size()]}, scratch);
    if (!article) state.SkipWithError("an article was not decoded");
    if (state.range(0) != 0 && article && !article->render_html(page)) state.SkipWithError("not rendered");
    benchmark::DoNotOptimize(page.data());
  }
}
BENCHMARK(read_random_article)->ArgName("render")->Arg(0)->Arg(1);

}  // namespace

BENCHMARK_MAIN();
