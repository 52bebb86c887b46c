// Prints how long it takes to open a bundle, to find the articles of its (topic, product) pairs in random order, and to
// decode and render random articles. Figures, not a test: usage figures [--row] BUNDLE. Times are of one thread, the
// median of five rounds. --row: one line with the microseconds of open mapped, open copied, find, decode and render.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "measure.hpp"

namespace {

using namespace shelf::bench;

constexpr std::size_t most_reads = 50'000, most_pairs = 500'000;  // of large bundles

// Microseconds per call of the median of five rounds.
template <class Function>
double per_call(std::size_t calls, Function function) {
  std::vector<double> rounds;
  for (int round = 0; round < 5; ++round) rounds.push_back(seconds_of(function));
  return median(rounds) * 1e6 / static_cast<double>(std::max<std::size_t>(calls, 1));
}

[[noreturn]] void give_up(const shelf::Error& error) {
  std::fprintf(stderr, "%s\n", describe(error).c_str());
  std::exit(3);
}

struct Figures {
  double open_mapped = 0, open_copied = 0, find = 0, decode = 0, read = 0;
};

double measure_open(const std::string& path, const shelf::OpenOptions& options, std::size_t times) {
  return per_call(times, [&] {
    for (std::size_t i = 0; i < times; ++i)
      if (const auto bundle = shelf::Bundle::open_file(path, options); !bundle) give_up(bundle.error());
  });
}

double measure_find(const shelf::Bundle& bundle) {
  auto pairs = pairs_of(bundle, 1);
  pairs.resize(std::min(pairs.size(), most_pairs));
  const std::vector<std::pair<shelf::Key, shelf::Key>> keys(pairs.begin(), pairs.end());
  std::size_t found = 0;
  shelf::Query query;
  const double time = per_call(pairs.size(), [&] {
    for (const auto& [topic, product] : keys) {
      query.topic = topic;
      query.product = product;
      const auto hits = bundle.find(query);
      if (hits && !hits->empty()) ++found;
    }
  });
  if (found < pairs.size()) std::fprintf(stderr, "only %zu of five times %zu pairs were found\n", found, pairs.size());
  return time;
}

void measure_read(const shelf::Bundle& bundle, Figures& figures) {
  auto ordinals = shuffled_ordinals(bundle.article_count(), 2);
  ordinals.resize(std::min(ordinals.size(), most_reads));
  shelf::Scratch scratch;
  std::string page;
  figures.decode = per_call(ordinals.size(), [&] {
    for (const auto ordinal : ordinals)
      if (const auto article = bundle.article({ordinal}, scratch); !article) give_up(article.error());
  });
  figures.read = per_call(ordinals.size(), [&] {
    for (const auto ordinal : ordinals) {
      page.clear();
      const auto article = bundle.article({ordinal}, scratch);
      if (!article) give_up(article.error());
      if (const auto done = article->render_html(page); !done) give_up(done.error());
    }
  });
}

Figures measure(const std::string& path) {
  Figures figures;
  figures.open_mapped = measure_open(path, {.map = true}, 20);
  const auto bundle = shelf::Bundle::open_file(path, {.map = true});
  if (!bundle) give_up(bundle.error());
  figures.open_copied = measure_open(path, {}, bundle->article_count() > 50'000 ? 2 : 20);
  figures.find = measure_find(*bundle);
  measure_read(*bundle, figures);
  return figures;
}

void print(const Figures& figures) {
  const auto line = [](const char* what, double time) { std::printf("%-42s %10.3f us\n", what, time); };
  line("open, mapped", figures.open_mapped);
  line("open, copied and checked", figures.open_copied);
  line("find(topic, product), best hit", figures.find);
  line("decode, random article", figures.decode);
  line("decode and render to HTML, random article", figures.read);
}

}  // namespace

int main(int argc, char** argv) {
  const bool row = argc == 3 && std::string_view(argv[1]) == "--row";
  if (argc != 2 && !row) return std::fputs("usage: figures [--row] BUNDLE\n", stderr), 2;
  const Figures figures = measure(argv[argc - 1]);
  if (!row) return print(figures), 0;
  std::printf("%.3f %.3f %.3f %.3f %.3f\n", figures.open_mapped, figures.open_copied, figures.find, figures.decode,
              figures.read);
}
