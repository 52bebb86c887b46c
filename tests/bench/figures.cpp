// Prints how long it takes to open a bundle, to find the articles of every (topic, product) pair in random order, and
// to decode and render random articles. Figures, not a test: usage figures BUNDLE PAIRS, where PAIRS has a line `topic
// product` for every pair. Times are of one thread, the best of five rounds.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "shelf/shelf.hpp"

namespace {

// Nanoseconds per call of the fastest of five rounds.
template <class Function>
double best_of_five(std::size_t calls, Function function) {
  double best = 1e18;
  for (int round = 0; round < 5; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    function();
    const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - begin;
    best = std::min(best, took.count() / static_cast<double>(calls));
  }
  return best;
}

std::vector<std::pair<std::string, std::string>> read_pairs(const char* path) {
  std::vector<std::pair<std::string, std::string>> pairs;
  std::ifstream in(path);
  for (std::string topic, product; in >> topic >> product;) pairs.emplace_back(topic, product);
  std::shuffle(pairs.begin(), pairs.end(), std::mt19937(1));
  return pairs;
}

void print(const char* what, double nanoseconds) { std::printf("%-42s %10.3f us\n", what, nanoseconds / 1000); }

void measure_open(const std::string& path, const char* what, const shelf::OpenOptions& options) {
  print(what, best_of_five(20, [&] {
          for (int i = 0; i < 20; ++i)
            if (!shelf::Bundle::open_file(path, options)) std::exit(3);
        }));
}

void measure_find(const shelf::Bundle& bundle, const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::size_t found = 0;
  const double time = best_of_five(pairs.size(), [&] {
    for (const auto& [topic, product] : pairs) {
      const auto hits = bundle.find({.topic = topic, .product = product});
      if (hits && !hits->empty()) found += hits->front().ordinal + 1;
    }
  });
  print("find(topic, product), best hit", time);
  if (found == 0) std::puts("nothing was found: the pairs are of another bundle");
}

void measure_read(const shelf::Bundle& bundle) {
  std::vector<shelf::ArticleRef> articles(bundle.article_count());
  for (std::uint32_t i = 0; i < articles.size(); ++i) articles[i].ordinal = i;
  std::shuffle(articles.begin(), articles.end(), std::mt19937(2));
  shelf::Scratch scratch;
  std::string page;
  print("decode, random article", best_of_five(articles.size(), [&] {
          for (const auto article : articles)
            if (!bundle.article(article, scratch)) std::exit(3);
        }));
  print("decode and render to HTML, random article", best_of_five(articles.size(), [&] {
          for (const auto ref : articles) {
            page.clear();
            const auto article = bundle.article(ref, scratch);
            if (!article || !article->render_html(page)) std::exit(3);
          }
        }));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::fputs("usage: figures BUNDLE PAIRS\n", stderr), 2;
  measure_open(argv[1], "open, copied and checked", {});
  measure_open(argv[1], "open, mapped", {.map = true});
  const auto bundle = shelf::Bundle::open_file(argv[1]);
  if (!bundle) return std::fprintf(stderr, "%s\n", describe(bundle.error()).c_str()), 3;
  measure_find(*bundle, read_pairs(argv[2]));
  measure_read(*bundle);
}
