#include "bundle/key_table.hpp"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>

namespace shelf::compiler {

namespace {
struct Mention {
  format::ParsedKey key;
  std::string_view text;  // of text keys
  std::uint32_t article = 0;

  [[nodiscard]] auto order() const { return std::tie(key.kind, key.high, key.low, text); }
};

std::vector<Mention> collect_mentions(std::span<const Record> records, std::vector<Id> Record::*ids) {
  std::vector<Mention> mentions;
  for (std::size_t i = 0; i < records.size(); ++i) {
    for (const Id& id : records[i].*ids) {
      const format::ParsedKey key = format::parse_key(id.text);
      const std::string_view text = key.kind == format::KeyKind::text ? std::string_view(id.text) : std::string_view();
      mentions.push_back({key, text, static_cast<std::uint32_t>(i)});
    }
  }
  std::ranges::sort(mentions, [](const Mention& a, const Mention& b) {
    return std::tuple_cat(a.order(), std::tie(a.article)) < std::tuple_cat(b.order(), std::tie(b.article));
  });
  return mentions;
}
}  // namespace

KeyTable build_key_table(std::span<const Record> records, std::vector<Id> Record::*ids) {
  KeyTable table;
  table.by_article.resize(records.size());
  const Mention* previous = nullptr;
  const std::vector<Mention> mentions = collect_mentions(records, ids);
  for (const Mention& mention : mentions) {
    if (previous == nullptr || previous->order() != mention.order())
      table.entries.push_back({mention.key, std::string(mention.text), {}});
    previous = &mention;
    std::vector<std::uint32_t>& articles = table.entries.back().articles;
    if (!articles.empty() && articles.back() == mention.article) continue;  // one id in two spellings
    articles.push_back(mention.article);
    table.by_article[mention.article].push_back(static_cast<std::uint32_t>(table.entries.size() - 1));
  }
  return table;
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
