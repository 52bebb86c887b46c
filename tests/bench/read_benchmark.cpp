// Reads of random articles from a bundle: decoded; decoded and rendered into a string that is used again.
// Usage: SHELF_BENCH_BUNDLE=file.shelf read_benchmark
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "shelf/shelf.hpp"

namespace {

const shelf::Bundle& bundle() {
  static const auto opened = [] {
    const char* path = std::getenv("SHELF_BENCH_BUNDLE");
    if (path == nullptr) {
      std::fputs("SHELF_BENCH_BUNDLE must name a bundle\n", stderr);
      std::exit(2);
    }
    return shelf::Bundle::open_file(path);
  }();
  if (!opened) {
    std::fprintf(stderr, "%s\n", describe(opened.error()).c_str());
    std::exit(3);
  }
  return *opened;
}

// All articles once in random order; then the same order again.
class RandomArticles {
 public:
  RandomArticles() : order_(bundle().article_count()) {
    for (std::uint32_t i = 0; i < order_.size(); ++i) order_[i].ordinal = i;
    std::shuffle(order_.begin(), order_.end(), std::mt19937(2));
    if (order_.empty()) std::exit(3);
  }

  shelf::Article next() {
    auto article = bundle().article(order_[at_++ % order_.size()], scratch_);
    if (!article) std::exit(3);
    return std::move(*article);
  }

 private:
  std::vector<shelf::ArticleRef> order_;
  shelf::Scratch scratch_;
  std::size_t at_ = 0;
};

void decode(benchmark::State& state) {
  RandomArticles articles;
  for (auto _ : state) {
    const shelf::Article article = articles.next();
    benchmark::DoNotOptimize(&article);
  }
}
BENCHMARK(decode);

void decode_and_render(benchmark::State& state, shelf::Format format) {
  RandomArticles articles;
  std::string page;
  std::int64_t bytes = 0;
  for (auto _ : state) {
    page.clear();
    if (!articles.next().render(format, page)) std::exit(3);
    bytes += static_cast<std::int64_t>(page.size());
    benchmark::DoNotOptimize(page.data());
  }
  state.SetBytesProcessed(bytes);
}
BENCHMARK_CAPTURE(decode_and_render, html, shelf::Format::html);
BENCHMARK_CAPTURE(decode_and_render, text, shelf::Format::text);

}  // namespace

BENCHMARK_MAIN();
