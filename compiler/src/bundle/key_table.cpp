#include "bundle/key_table.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "parallel_for.hpp"

namespace shelf::compiler {

namespace {
// Keys are counted by hash first, so that only different ones have to be sorted.
class Distinct {
 public:
  // Which of the keys met so far this one is.
  std::uint32_t number(const Id& id) {
    const format::ParsedKey key = format::parse_key(id.text);
    const std::string_view text = key.kind == format::KeyKind::text ? std::string_view(id.text) : std::string_view();
    const auto [at, is_new] = numbers_.try_emplace({key, text}, static_cast<std::uint32_t>(entries.size()));
    if (is_new) entries.push_back({key, std::string(text), {}});
    return at->second;
  }

  std::vector<KeyEntry> entries;  // by number

 private:
  struct Named {
    format::ParsedKey key;
    std::string_view text;
    friend bool operator==(const Named& a, const Named& b) {
      return std::tie(a.key.kind, a.key.high, a.key.low, a.text) == std::tie(b.key.kind, b.key.high, b.key.low, b.text);
    }
  };
  struct Hash {
    std::size_t operator()(const Named& named) const noexcept {
      return format::mix(named.key.high ^ format::mix(named.key.low)) ^ std::hash<std::string_view>()(named.text);
    }
  };
  std::unordered_map<Named, std::uint32_t, Hash> numbers_;
};

// Sorts the entries; returns the new position of each.
std::vector<std::uint32_t> sort_entries(std::vector<KeyEntry>& entries) {
  std::vector<std::uint32_t> order(entries.size()), positions(entries.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, {}, [&](std::uint32_t i) {
    const KeyEntry& entry = entries[i];
    return std::tuple(entry.key.kind, entry.key.high, entry.key.low, std::string_view(entry.text));
  });
  std::vector<KeyEntry> sorted;
  sorted.reserve(entries.size());
  for (const std::uint32_t i : order) {
    positions[i] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(std::move(entries[i]));
  }
  entries = std::move(sorted);
  return positions;
}
}  // namespace

KeyTable build_key_table(std::span<const Record> records, std::vector<Id> Record::*ids) {
  KeyTable table;
  Distinct distinct;
  for (std::size_t i = 0; i < records.size(); ++i) {
    for (const Id& id : records[i].*ids) {
      const std::uint32_t number = distinct.number(id);
      std::vector<std::uint32_t>& articles = distinct.entries[number].articles;
      if (!articles.empty() && articles.back() == i) continue;  // one id in two spellings
      articles.push_back(static_cast<std::uint32_t>(i));
      table.by_article.add(number);
    }
    table.by_article.end_article();
  }
  table.entries = std::move(distinct.entries);
  const std::vector<std::uint32_t> positions = sort_entries(table.entries);
  for (std::size_t i = 0; i < table.by_article.size(); ++i) {
    for (std::uint32_t& number : table.by_article[i]) number = positions[number];
    std::ranges::sort(table.by_article[i]);
  }
  return table;
}

KeyTables build_key_tables(std::span<const Record> records, unsigned threads) {
  KeyTables tables;
  run_all(
      threads, [&] { tables.topics = build_key_table(records, &Record::topics); },
      [&] { tables.products = build_key_table(records, &Record::products); });
  return tables;
}

Guids collect_guids(const KeyTable& topics, const KeyTable& products) {
  Guids guids;
  for (const KeyTable* table : {&topics, &products})
    for (const KeyEntry& entry : table->entries)
      if (entry.key.kind == format::KeyKind::guid) guids.emplace_back(entry.key.high, entry.key.low);
  std::ranges::sort(guids);
  guids.erase(std::unique(guids.begin(), guids.end()), guids.end());
  return guids;
}

namespace {
std::uint32_t payload_of(const KeyEntry& entry, const Guids& guids, const StringTable& strings) {
  switch (entry.key.kind) {
    case format::KeyKind::number:
      return static_cast<std::uint32_t>(entry.key.low);
    case format::KeyKind::guid:
      return static_cast<std::uint32_t>(std::ranges::lower_bound(guids, std::pair(entry.key.high, entry.key.low)) -
                                        guids.begin());
    case format::KeyKind::text:
      return strings.find(entry.text);
  }
  return 0;
}
}  // namespace

std::vector<std::uint32_t> stored_keys(const KeyTable& table, const Guids& guids, const StringTable& strings) {
  std::vector<std::uint32_t> keys;
  for (const KeyEntry& entry : table.entries)
    keys.push_back(format::stored_key(entry.key.kind, payload_of(entry, guids, strings)));
  return keys;
}

}  // namespace shelf::compiler
