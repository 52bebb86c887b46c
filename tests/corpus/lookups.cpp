// Look-up over the reference corpus against an independent reading of the headers.
#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>

#include "corpus.hpp"
#include "support/catch.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {
using Pair = std::pair<std::string, std::string>;

// Where the independent reading finds a repeated (articleId, type) with the same content, only one copy is compiled;
// that pair has neither topics nor products, so no posting is missing.
std::map<Pair, std::multiset<Pair>> expected_pairs() {
  std::map<Pair, std::multiset<Pair>> pairs;
  for (const auto& article : corpus().naive)
    for (const auto& topic : article.topics)
      for (const auto& product : article.products) pairs[{topic, product}].insert({article.id, article.type});
  return pairs;
}

std::string plain_id(std::string_view id) { return fold(std::string(id)); }
}  // namespace

TEST_CASE("corpus: every (topic, product) pair finds exactly its articles") {
  const auto pairs = expected_pairs();
  CHECK(pairs.size() == 12868);
  std::size_t wrong = 0, postings = 0;
  for (const auto& [key, articles] : pairs) {
    const auto hits = corpus().bundle.find({.topic = key.first, .product = key.second});
    REQUIRE(hits);
    std::multiset<Pair> found;
    for (const auto hit : *hits) {
      const auto summary = corpus().bundle.summary(hit);
      REQUIRE(summary);
      found.insert({plain_id(summary->id), fold(std::string(name(summary->type)))});
    }
    postings += found.size();
    if (found != articles && ++wrong < 5) {
      CAPTURE(key.first, key.second);
      CHECK(found == articles);
    }
  }
  CHECK(wrong == 0);
  CHECK(postings == 22998);
}

TEST_CASE("corpus: hits are ranked by displayOrder, cloud set, id") {
  for (const auto& [key, articles] : expected_pairs()) {
    const auto hits = corpus().bundle.find({.topic = key.first, .product = key.second});
    REQUIRE(hits);
    std::tuple<std::uint32_t, int, std::string> last{0, 0, ""};
    for (const auto hit : *hits) {
      const auto summary = *corpus().bundle.summary(hit);
      const std::tuple rank{summary.display_order.value_or(0xffffffffu), __builtin_popcount(summary.clouds),
                            fold(std::string(summary.id))};
      if (rank < last) FAIL("out of order: " << summary.id);
      last = rank;
    }
  }
}

TEST_CASE("corpus: every topic, every product and every id finds its articles") {
  std::map<std::string, std::size_t> topics, products;
  for (const auto& article : corpus().naive) {
    for (const auto& topic : article.topics) ++topics[topic];
    for (const auto& product : article.products) ++products[product];
    CHECK_FALSE(corpus().bundle.find({.article_id = article.id})->empty());
  }
  CHECK(topics.size() == 8877);
  CHECK(products.size() == 392);
  for (const auto& [topic, count] : topics) CHECK(corpus().bundle.find({.topic = topic})->size() == count);
  for (const auto& [product, count] : products) CHECK(corpus().bundle.find({.product = product})->size() == count);
}

TEST_CASE("corpus: verify is clean") { CHECK(corpus().bundle.verify().empty()); }

TEST_CASE("corpus: the seed article is found by topic and product, with its widgets") {
  const auto hits =
      corpus().bundle.find({.topic = "4a2660bb-e876-33ba-052c-0cd103bc72d3", .product = "15922", .has_resource = true});
  REQUIRE(hits);
  REQUIRE_FALSE(hits->empty());
  const auto article = corpus().bundle.article(hits->front());
  REQUIRE(article);
  CHECK(article->summary().id == "833e2b5b-cad7-4435-8174-ab4353ba3a1e");
  std::map<std::string, int> kinds;
  for (const auto& widget : article->widgets()) {
    ++kinds[std::string(name(widget.kind))];
    if (widget.kind != WidgetKind::BladeAction) continue;
    const auto& action = std::get<BladeAction>(widget.payload);
    CHECK(action.style == ActionStyle::Context);
    REQUIRE(action.parameters.size() == 1);
    CHECK(action.parameters[0].value == "$resourceId");
  }
  CHECK(kinds[std::string(name(WidgetKind::Metric))] == 2);
  CHECK(kinds[std::string(name(WidgetKind::Insight))] == 1);
  CHECK(kinds[std::string(name(WidgetKind::BladeAction))] == 1);
  CHECK(kinds[std::string(name(WidgetKind::KbSearch))] == 1);
}
