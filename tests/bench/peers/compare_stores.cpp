#include "compare_stores.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <random>

#include "blobs.hpp"
#include "content.hpp"
#include "measure.hpp"
#include "store.hpp"

namespace shelf::bench {

namespace {

constexpr const char* mapped = "Shelf, mapped";
constexpr const char* copied = "Shelf, copied";
constexpr const char* best = "Shelf, best";
constexpr const char* lmdb = "LMDB, zstd-19 and dictionary";

struct Contestant {
  std::unique_ptr<Store> store;
  StoreFigures figures;
};

std::vector<Contestant> contestants(const Setting& setting) {
  std::vector<Contestant> all;
  const auto add = [&](std::unique_ptr<Store> store, const char* name = nullptr) {
    StoreFigures figures;
    figures.name = name != nullptr ? std::string(name) : std::string(store->name());
    all.push_back({std::move(store), std::move(figures)});
  };
  add(make_shelf(setting.default_bundle(), true));
  add(make_shelf(setting.default_bundle(), false));
  add(make_shelf(setting.best_bundle(), true), best);
#ifdef SHELF_WITH_LMDB
  add(make_lmdb(setting.work, true));
  add(make_lmdb(setting.work, false));
#endif
#ifdef SHELF_WITH_SQLITE
  add(make_sqlite(setting.work));
#endif
#ifdef SHELF_WITH_ZIM
  add(make_zim(setting.work));
#endif
  return all;
}

struct Questions {
  std::vector<Posting> postings;
  std::vector<std::uint32_t> order;
  std::uint64_t found = 0, read = 0;  // what every store must answer
};

Questions questions_of(Content&& content) {
  Questions questions;
  for (const Posting& posting : content.postings) questions.found += posting.articles.front() + 1;
  for (const std::string& page : content.pages) questions.read += page.size();
  questions.order = shuffled_ordinals(static_cast<std::uint32_t>(content.pages.size()), 2);
  questions.postings = std::move(content.postings);
  std::shuffle(questions.postings.begin(), questions.postings.end(), std::mt19937(3));
  return questions;
}

void one_round(Contestant& contestant, const Questions& questions) {
  Store& store = *contestant.store;
  StoreFigures& figures = contestant.figures;
  std::vector<double> opens;
  for (int i = 0; i < 15; ++i) {
    opens.push_back(seconds_of([&] { store.open(); }));
    store.close();
  }
  figures.open.push_back(median(opens));
  store.open();
  store.read_all(std::span(questions.order).last(std::min<std::size_t>(questions.order.size(), 50)));  // dictionary
  std::uint64_t read = 0, found = store.find_all(questions.postings);  // once untimed: pages of the mapping
  std::vector<double> finds;
  for (int i = 0; i < 5; ++i) finds.push_back(seconds_of([&] { found = store.find_all(questions.postings); }));
  const double reads = seconds_of([&] { read = store.read_all(questions.order); });
  store.close();
  if (found != questions.found || read != questions.read) fail(figures.name + " answers otherwise than the others");
  figures.find.push_back(median(finds) / static_cast<double>(std::max<std::size_t>(questions.postings.size(), 1)));
  figures.read.push_back(reads / static_cast<double>(questions.order.size()));
}

const StoreFigures* named(const Stores& stores, const char* name) {
  for (const StoreFigures& figures : stores.figures)
    if (figures.name == name) return &figures;
  return nullptr;
}

Row against_lmdb(const Stores& stores, const char* what, const char* ours, std::vector<double> StoreFigures::*which,
                 double must, double aim) {
  const StoreFigures* peer = named(stores, lmdb);
  Row row{what, Unit::seconds, median(named(stores, ours)->*which), "LMDB", 0, must, aim, ""};
  if (peer == nullptr)
    row.missing = "skipped: built without lmdb";
  else
    row.theirs = median(peer->*which);
  return row;
}

}  // namespace

Stores compare_stores(const Setting& setting) {
  Content content = content_of(setting.default_bundle());
  pack_pages(content);
  std::vector<Contestant> all = contestants(setting);
  Stores stores;
  for (const std::string& page : content.pages) stores.page_bytes += static_cast<double>(page.size());
  for (Contestant& contestant : all) {
    std::fprintf(stderr, "building: %s\n", contestant.figures.name.c_str());
    contestant.store->build(content);
    contestant.figures.bytes = contestant.store->bytes();
  }
  const Questions questions = questions_of(std::move(content));
  for (int round = 0; round < setting.rounds; ++round) {
    std::fprintf(stderr, "stores, round %d of %d\n", round + 1, setting.rounds);
    for (Contestant& contestant : all) one_round(contestant, questions);
  }
  for (Contestant& contestant : all) stores.figures.push_back(std::move(contestant.figures));
  stores.pairs = questions.postings.size();
  return stores;
}

std::vector<Row> store_rows(const Stores& stores) {
  const Row copy{
      "open, copied and fully hashed", Unit::seconds, median(named(stores, copied)->open), "", 0, 2e-3, 1e-3, ""};
  return {against_lmdb(stores, "cold read, decoded and rendered", mapped, &StoreFigures::read, 1.5, 1),
          against_lmdb(stores, "the same, `--level best`", best, &StoreFigures::read, 1.5, 1),
          against_lmdb(stores, "find(topic, product)", mapped, &StoreFigures::find, 0.25, 0.1),
          against_lmdb(stores, "open, mapped", mapped, &StoreFigures::open, 1, 0.5), copy};
}

void print_stores(const Stores& stores) {
  std::printf("The stores; HTML of all articles %s, %zu pairs:\n\n", shown(stores.page_bytes, Unit::bytes).c_str(),
              stores.pairs);
  std::puts("| Store | File | Open | find(topic, product) | Read one article at random |\n|---|--:|--:|--:|--:|");
  for (const StoreFigures& figures : stores.figures)
    std::printf("| %s | %s | %s | %s | %s |\n", figures.name.c_str(),
                shown(static_cast<double>(figures.bytes), Unit::bytes).c_str(),
                shown(median(figures.open), Unit::seconds).c_str(), shown(median(figures.find), Unit::seconds).c_str(),
                shown(median(figures.read), Unit::seconds).c_str());
}

void print_left_out() {
#ifndef SHELF_WITH_LMDB
  std::puts("skipped: built without lmdb");
#endif
#ifndef SHELF_WITH_SQLITE
  std::puts("skipped: built without sqlite");
#endif
#ifndef SHELF_WITH_ZIM
  std::puts("skipped: built without libzim");
#endif
}

}  // namespace shelf::bench
