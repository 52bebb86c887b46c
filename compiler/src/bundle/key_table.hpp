// Topic or product ids of all articles as sorted keys, each with the articles that name it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "bundle/string_table.hpp"
#include "model/record.hpp"
#include "shelf_format/key.hpp"

namespace shelf::compiler {

struct KeyEntry {
  format::ParsedKey key;
  std::string text;  // of text keys
  std::vector<std::uint32_t> articles;
};

// A list of numbers for each article, all in one array.
class ArticleLists {
 public:
  void add(std::uint32_t number) { numbers_.push_back(number); }
  void end_article() { ends_.push_back(static_cast<std::uint32_t>(numbers_.size())); }

  [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
  [[nodiscard]] std::span<std::uint32_t> operator[](std::size_t article) {
    return std::span(numbers_).subspan(begin(article), length(article));
  }
  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t article) const {
    return std::span(numbers_).subspan(begin(article), length(article));
  }

 private:
  [[nodiscard]] std::uint32_t begin(std::size_t article) const noexcept {
    return article == 0 ? 0 : ends_[article - 1];
  }
  [[nodiscard]] std::uint32_t length(std::size_t article) const noexcept { return ends_[article] - begin(article); }

  std::vector<std::uint32_t> numbers_, ends_;
};

struct KeyTable {
  std::vector<KeyEntry> entries;  // ascending: numbers, GUIDs, texts
  ArticleLists by_article;        // positions in `entries`, ascending, no repeats
};

struct KeyTables {
  KeyTable topics, products;
};

[[nodiscard]] KeyTable build_key_table(std::span<const Record> records, std::vector<Id> Record::*ids);
[[nodiscard]] KeyTables build_key_tables(std::span<const Record> records, unsigned threads);

// GUIDs of the tables, sorted, each once; and the keys of a table as the catalogue stores them.
using Guids = std::vector<std::pair<std::uint64_t, std::uint64_t>>;
[[nodiscard]] Guids collect_guids(const KeyTable& topics, const KeyTable& products);
[[nodiscard]] std::vector<std::uint32_t> stored_keys(const KeyTable& table, const Guids& guids,
                                                     const StringTable& strings);

}  // namespace shelf::compiler
