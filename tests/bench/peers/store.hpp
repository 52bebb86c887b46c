// What is compared: a file of articles that is opened, asked for a (topic, product) pair, and read from at random.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace shelf::bench {

// A pair and its articles, best first. The key is `topic|product`.
struct Posting {
  std::string topic, product, key;
  std::vector<std::uint32_t> articles;
};

// What every peer stores: the HTML of each article, and the lists of the pairs.
struct Content {
  std::vector<std::string> pages, titles;
  std::vector<std::uint32_t> by_path;  // numbers of articles: what lies in one folder is alike
  std::string dictionary;
  std::vector<std::string> blobs;  // the pages compressed, see blobs.hpp
  std::vector<Posting> postings;
};

// Failures are exceptions: a comparison that cannot be made ends.
[[noreturn]] inline void fail(const std::string& what) { throw std::runtime_error(what); }

// Calls that are timed do a whole round, so that a virtual call per item weighs on nobody.
class Store {
 public:
  virtual ~Store() = default;
  [[nodiscard]] virtual std::string_view name() const = 0;
  virtual void build(const Content& content) = 0;  // writes the files
  [[nodiscard]] virtual std::uint64_t bytes() const = 0;
  virtual void open() = 0;  // from nothing until the first question can be asked
  virtual void close() = 0;
  // The sum of the best articles' numbers, one added to each: every store must give the same.
  virtual std::uint64_t find_all(std::span<const Posting> postings) = 0;
  // Every article into the same buffer; the sum of their sizes.
  virtual std::uint64_t read_all(std::span<const std::uint32_t> order) = 0;
};

// `folder` exists; files are named after the store.
std::unique_ptr<Store> make_shelf(const std::string& bundle, bool map);
std::unique_ptr<Store> make_lmdb(const std::string& folder, bool compressed);
std::unique_ptr<Store> make_sqlite(const std::string& folder);
std::unique_ptr<Store> make_zim(const std::string& folder);

}  // namespace shelf::bench
