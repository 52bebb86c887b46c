// F15: threads that share a bundle get what one thread gets.
#include <chrono>
#include <cstdio>
#include <thread>

#include "faults/trials.hpp"
#include "support/catch.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

struct Load {
  std::uint64_t look_ups = 0, renders = 0;  // of each thread
};

// One number for everything that was found and rendered. Threads begin at different places of the same round, so that
// they meet in different blocks; the order of the numbers does not count.
std::uint64_t answer(const Bundle& bundle, const Load& load, std::uint64_t first) {
  std::uint64_t sum = 0;
  const std::uint32_t count = bundle.article_count();
  for (std::uint64_t i = 0; i < load.look_ups; ++i) {
    const auto summary = bundle.summary(ArticleRef{static_cast<std::uint32_t>((first + i) % count)});
    if (!summary) return 0;
    const auto hits = bundle.find({.article_id = summary->id});
    if (!hits || hits->empty()) return 0;
    sum += (hits->front().ordinal + 1) * (summary->title.size() + 1);
  }
  Scratch scratch;
  std::string page;
  for (std::uint64_t i = 0; i < load.renders; ++i) {
    const auto article = bundle.article(ArticleRef{static_cast<std::uint32_t>((first + i) % count)}, scratch);
    page.clear();
    if (!article || !article->render_html(page)) return 0;
    for (const char c : page) sum += static_cast<unsigned char>(c) * page.size();
  }
  return sum;
}

void share(const Load& per_article) {
  const std::string& file = specimen();
  for (const unsigned threads : {1u, 2u, 4u, 8u}) {
    CAPTURE(threads);
    // Opened anew: what is made when it is first asked for is made by all threads at once.
    const auto bundle = Bundle::open_memory(std::as_bytes(std::span(file)));
    REQUIRE(bundle);
    const Load load{per_article.look_ups * bundle->article_count(), per_article.renders * bundle->article_count()};
    std::vector<std::uint64_t> answers(threads);
    std::vector<std::thread> running;
    const auto begin = std::chrono::steady_clock::now();
    for (unsigned i = 0; i < threads; ++i) running.emplace_back([&, i] { answers[i] = answer(*bundle, load, i); });
    for (std::thread& each : running) each.join();
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    std::printf("%u threads: %.2f s, %.0f answers a second\n", threads, spent.count(),
                threads * static_cast<double>(load.look_ups + load.renders) / spent.count());
    const auto alone = Bundle::open_memory(std::as_bytes(std::span(file)));
    REQUIRE(alone);
    const std::uint64_t expected = answer(*alone, load, 0);
    REQUIRE(expected != 0);
    for (const std::uint64_t each : answers) CHECK(each == expected);
  }
}

std::uint64_t digest_of(const Bundle& bundle) { return ask_all(bundle, specimen().size()).digest; }

}  // namespace

TEST_CASE("threads: look-ups and pages of 1 to 8 threads are those of one", "[threads]") { share({500, 50}); }
TEST_CASE("threads: a million look-ups and 50,000 pages each", "[.][nightly][threads]") { share({125'000, 6'250}); }

TEST_CASE("threads: everything that can be asked, by 4 threads at once", "[threads]") {
  const auto bundle = Bundle::open_memory(std::as_bytes(std::span(specimen())));
  REQUIRE(bundle);
  std::vector<std::uint64_t> digests(4);
  std::vector<std::thread> running;
  for (std::uint64_t& digest : digests) running.emplace_back([&] { digest = digest_of(*bundle); });
  for (std::thread& each : running) each.join();
  const std::uint64_t expected = digest_of(*bundle);
  for (const std::uint64_t digest : digests) CHECK(digest == expected);
}
