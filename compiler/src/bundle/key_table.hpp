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

struct KeyTable {
  std::vector<KeyEntry> entries;                       // ascending: numbers, GUIDs, texts
  std::vector<std::vector<std::uint32_t>> by_article;  // positions in `entries`, ascending, no repeats
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
