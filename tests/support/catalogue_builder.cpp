#include "support/catalogue_builder.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>

#include "shelf_format/bundle_generated.h"
#include "shelf_format/key.hpp"
#include "support/bytes.hpp"
#include "support/catalogue_shape.hpp"

namespace shelf::test {

namespace fb = format::fb;

namespace {

std::string folded(std::string text) {
  for (char& c : text) c = format::fold(c);
  return text;
}

// A coded name without rules: what does not stand for itself is a symbol, a byte.
std::string coded_name(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80 || c == 1 || c == 2) out += '\x80';
    out += c;
  }
  return out;
}

// A packed column, bit by bit.
std::string column(const std::vector<std::uint64_t>& numbers, unsigned width) {
  std::string out(8 + (numbers.size() * width + 7) / 8 + 8, '\0');
  out[0] = static_cast<char>(width);
  for (std::size_t i = 0; i < numbers.size(); ++i)
    for (unsigned bit = 0; bit < width; ++bit)
      if ((numbers[i] >> bit & 1) != 0) {
        const std::size_t at = i * width + bit;
        out[8 + at / 8] = static_cast<char>(out[8 + at / 8] | 1 << at % 8);
      }
  return out;
}

// An ascending column with any number of low bits.
std::string ascending(const std::vector<std::uint64_t>& numbers, unsigned low_bits) {
  std::string out(1, static_cast<char>(low_bits));
  out.resize(8);
  std::vector<std::uint64_t> lows, highs;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    lows.push_back(numbers[i] & ((std::uint64_t{1} << low_bits) - 1));
    const std::uint64_t place = (numbers[i] >> low_bits) + i;
    highs.resize(static_cast<std::size_t>(place) + 1);
    highs.back() = 1;
    if (i % 32 == 0) put_le(out, static_cast<std::uint32_t>(place));
  }
  const auto bits = [](const std::vector<std::uint64_t>& values, unsigned width) {
    const std::string whole = column(values, width);
    return whole.substr(8, whole.size() - 16);
  };
  return out + bits(lows, low_bits) + bits(highs, 1) + std::string(8, '\0');
}

// The slot of an entry in a table of which `taken` says what is free.
std::uint32_t place(std::vector<bool>& taken, std::uint64_t hash) {
  std::size_t at = format::first_slot(hash, static_cast<std::uint32_t>(taken.size()));
  while (taken[at]) at = (at + 1) % taken.size();
  taken[at] = true;
  return static_cast<std::uint32_t>(at);
}

using Key = std::tuple<int, std::uint64_t, std::uint64_t, std::string>;  // kind, high, low, text
using Ordinals = std::vector<std::uint32_t>;

Key key_of(const std::string& text) {
  const auto parsed = format::parse_key(text);
  return {static_cast<int>(parsed.kind), parsed.high, parsed.low,
          parsed.kind == format::KeyKind::text ? folded(text) : std::string()};
}

class CatalogueBuilder {
 public:
  std::string build(const std::vector<TestArticle>& articles, const std::vector<std::string>& units,
                    std::size_t rows_raw, std::size_t rows_size) {
    collect(articles);
    build_texts(articles);
    build_keys();
    build_facets(articles);
    build_entries(articles, units);
    blocks_.emplace_back(0, 0, static_cast<std::uint32_t>(rows_raw));
    blocks_.emplace_back(rows_size, static_cast<std::uint32_t>(articles.size()), 0);
    return finish(articles);
  }

 private:
  void collect(const std::vector<TestArticle>& articles) {
    std::set<std::string> texts;
    for (std::uint32_t i = 0; i < articles.size(); ++i) {
      const TestArticle& article = articles[i];
      for (const auto& topic : article.topics) {
        topics_[key_of(topic)].push_back(i);
        if (std::get<0>(key_of(topic)) == 2) texts.insert(folded(topic));
      }
      named_products_.emplace_back();
      for (const auto& product : article.products) {
        named_products_.back().push_back(key_of(product));
        products_[key_of(product)].push_back(i);
        if (std::get<0>(key_of(product)) == 2) texts.insert(folded(product));
      }
      for (const auto& [service, resource] : article.scopes) {
        scopes_[{folded(service), folded(resource)}].push_back(i);
        texts.insert(folded(service));
        texts.insert(folded(resource));
      }
      for (const auto& tag : article.article_tags) {
        article_tags_[folded(tag)].push_back(i);
        texts.insert(folded(tag));
      }
      for (const auto& tag : article.tags) texts.insert(folded(tag));
      for (const auto& client : article.clients) texts.insert(folded(client));
    }
    texts.erase("");
    strings_.assign(texts.begin(), texts.end());
  }

  std::uint32_t string(const std::string& text) const {
    if (text.empty()) return format::no_string;
    return static_cast<std::uint32_t>(std::lower_bound(strings_.begin(), strings_.end(), folded(text)) -
                                      strings_.begin());
  }

  // Even a list of one is stored, every second time: readers must take both.
  std::uint32_t list(const Ordinals& ordinals) {
    if (ordinals.size() == 1 && (ordinals[0] % 2 == 0)) return ordinals[0] * 2 + 1;
    const auto begin = static_cast<std::uint32_t>(postings_.size());
    for (const std::uint32_t ordinal : ordinals) postings_.push_back(ordinal * 2);
    ++postings_.back();
    return begin * 2;
  }

  void build_texts(const std::vector<TestArticle>& articles) {
    for (const auto& article : articles) {
      name_begins_.push_back(names_.size());
      names_ += coded_name(article.id) + '\0' + coded_name(article.title);
    }
    name_begins_.push_back(names_.size());
    for (const auto& text : strings_) {
      string_entries_.emplace_back(static_cast<std::uint32_t>(heap_.size()));
      heap_ += text;
    }
    string_entries_.emplace_back(static_cast<std::uint32_t>(heap_.size()));
  }

  std::uint32_t stored(const Key& key) {
    const auto& [kind, high, low, text] = key;
    auto payload = static_cast<std::uint32_t>(low);
    if (kind == 1)
      payload = static_cast<std::uint32_t>(std::distance(guid_keys_.begin(), guid_keys_.find({high, low})));
    if (kind == 2) payload = string(text);
    return static_cast<std::uint32_t>(kind) << format::key_kind_shift | payload;
  }

  void build_table(const std::map<Key, Ordinals>& table, std::vector<std::uint32_t>& keys,
                   std::vector<std::uint64_t>& lists) {
    std::vector<bool> taken(table.size() * 2 + 1);
    keys.assign(taken.size(), format::no_key);
    lists.assign(taken.size(), 0);
    for (const auto& [key, ordinals] : table) {
      const std::uint32_t at = place(taken, format::hash_key(stored(key)));
      keys[at] = stored(key);
      lists[at] = list(ordinals);
    }
  }

  void build_keys() {
    for (const auto* table : {&topics_, &products_})
      for (const auto& [key, ordinals] : *table)
        if (std::get<0>(key) == 1) guid_keys_.insert({std::get<1>(key), std::get<2>(key)});
    for (const auto& [high, low] : guid_keys_) guids_.emplace_back(high, low);
    build_table(products_, product_keys_, product_lists_);
    build_product_sets();
    build_topics();
    for (const auto& [scope, ordinals] : scopes_)
      scope_entries_.emplace_back(string(scope.first), string(scope.second), list(ordinals));
    for (const auto& [tag, ordinals] : article_tags_) tag_entries_.emplace_back(string(tag), list(ordinals));
  }

  // Every second article with one product refers to it, the others to a set of one: readers must take both.
  std::uint64_t products_of(std::uint32_t article) {
    const auto& named = named_products_[article];
    if (named.size() != 1 || article % 2 != 0) return std::uint64_t{article} * 2;
    const auto found = std::find(product_keys_.begin(), product_keys_.end(), stored(named[0]));
    return static_cast<std::uint64_t>(found - product_keys_.begin()) * 2 + 1;
  }

  void build_topics() {
    std::vector<bool> taken(topics_.size() * 2 + 1);
    topic_keys_.assign(taken.size(), format::no_key);
    topic_entries_.assign(taken.size(), 0);
    topic_rests_.assign(taken.size(), 0);
    const auto entry = [&](std::uint32_t article) {
      return products_of(article) << std::bit_width(named_products_.size()) | article;
    };
    for (const auto& [key, ordinals] : topics_) {
      const std::uint32_t at = place(taken, format::hash_key(stored(key)));
      topic_keys_[at] = stored(key);
      topic_entries_[at] = entry(ordinals[0]);
      if (ordinals.size() == 1) continue;
      topic_rests_[at] = topic_postings_.size() + 1;
      for (std::size_t i = 1; i < ordinals.size(); ++i) topic_postings_.push_back(entry(ordinals[i]) * 2);
      ++topic_postings_.back();
    }
  }

  // A set for each article, whether others have the same or not.
  void build_product_sets() {
    for (const auto& named : named_products_) {
      set_begins_.push_back(static_cast<std::uint32_t>(set_keys_.size()));
      std::set<std::uint32_t> keys;
      for (const auto& key : named) keys.insert(stored(key));
      set_keys_.insert(set_keys_.end(), keys.begin(), keys.end());
    }
    set_begins_.push_back(static_cast<std::uint32_t>(set_keys_.size()));
  }

  void build_facets(const std::vector<TestArticle>& articles) {
    for (const auto& article : articles) {
      add_facet();
      for (const auto& [service, resource] : article.scopes) {
        const auto found = scopes_.find({folded(service), folded(resource)});
        scope_lists_.push_back(static_cast<std::uint32_t>(std::distance(scopes_.begin(), found)));
      }
      for (const auto& tag : article.tags) tag_lists_.push_back(string(tag));
      for (const auto& client : article.clients) client_lists_.push_back(string(client));
      for (auto [list, begin] : {std::pair(&scope_lists_, facets_.back().scopes_begin()),
                                 {&tag_lists_, facets_.back().tags_begin()},
                                 {&client_lists_, facets_.back().clients_begin()}})
        std::sort(list->begin() + begin, list->end());
    }
    add_facet();
  }
  void add_facet() {
    facets_.emplace_back(static_cast<std::uint32_t>(scope_lists_.size()), static_cast<std::uint32_t>(tag_lists_.size()),
                         static_cast<std::uint32_t>(client_lists_.size()));
  }

  void build_entries(const std::vector<TestArticle>& articles, const std::vector<std::string>& units) {
    std::vector<bool> taken(articles.size() * 4 / 3 + 1);
    article_slots_.assign(taken.size(), 0);
    std::uint64_t offset = 0;
    for (std::uint32_t i = 0; i < articles.size(); ++i) {
      const TestArticle& a = articles[i];
      classes_.emplace_back(a.display_order, i, a.type, a.clouds, a.flags, std::uint8_t{0});
      article_slots_[place(taken, format::hash_folded(format::strip_braces(a.id)))] = i + 1;
      positions_.push_back(i);
      unit_begins_.push_back(offset);
      offset += units[i].size();
    }
    unit_begins_.push_back(offset);
  }

  std::string finish(const std::vector<TestArticle>& articles) {
    flatbuffers::FlatBufferBuilder b;
    const auto bytes = [&](const std::string& text) {
      return b.CreateVector(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    };
    const auto unit_begins = bytes(ascending(unit_begins_, 12)), name_begins = bytes(ascending(name_begins_, 14));
    const auto rows = bytes(column(positions_, 12)), article_classes = bytes(column(positions_, 13));
    const auto classes = b.CreateVectorOfStructs(classes_);
    const auto names = bytes(names_);
    const auto phrase_begins = b.CreateVector(std::vector<std::uint16_t>{0});
    const auto phrases = bytes(std::string(format::phrase_padding, '\0'));
    const auto article_slots = bytes(column(article_slots_, 12));
    const auto topic_keys = b.CreateVector(topic_keys_);
    const auto topic_entries = bytes(column(topic_entries_, 40)), topic_rests = bytes(column(topic_rests_, 18));
    const auto topic_postings = bytes(column(topic_postings_, 41));
    const auto product_keys = b.CreateVector(product_keys_);
    const auto product_lists = bytes(column(product_lists_, 32));
    const auto set_begins = b.CreateVector(set_begins_), set_keys = b.CreateVector(set_keys_);
    const auto postings = bytes(column(postings_, 17));
    const auto guids = b.CreateVectorOfStructs(guids_);
    const auto scopes = b.CreateVectorOfStructs(scope_entries_);
    const auto tags = b.CreateVectorOfStructs(tag_entries_);
    const auto facets = b.CreateVectorOfStructs(facets_);
    const auto scope_lists = b.CreateVector(scope_lists_);
    const auto tag_lists = b.CreateVector(tag_lists_);
    const auto client_lists = b.CreateVector(client_lists_);
    const auto strings = b.CreateVectorOfStructs(string_entries_);
    const auto heap = bytes(heap_);
    const auto blocks = b.CreateVectorOfStructs(blocks_);
    const auto rule_lefts = bytes(rule_lefts_), rule_rights = bytes(column(rule_rights_, 15));
    const fb::Shape shape;
    b.Finish(fb::CreateCatalogue(
        b, static_cast<std::uint32_t>(articles.size()), unit_begins, name_begins, rows, article_classes, classes, names,
        phrase_begins, phrases, article_slots, topic_keys, topic_entries, topic_rests, topic_postings,
        static_cast<std::uint32_t>(topic_postings_.size()), product_keys, product_lists, set_begins, set_keys, postings,
        static_cast<std::uint32_t>(postings_.size()), guids, scopes, tags, facets, scope_lists, tag_lists, client_lists,
        strings, heap, blocks, rule_lefts, rule_rights, static_cast<std::uint32_t>(rule_rights_.size()), &shape));
    std::string catalogue = bytes_of(b);
    state_shape(catalogue);
    return catalogue;
  }

  std::map<Key, Ordinals> topics_, products_;
  std::vector<std::vector<Key>> named_products_;  // of each article
  std::map<std::pair<std::string, std::string>, Ordinals> scopes_;
  std::map<std::string, Ordinals> article_tags_;
  std::set<std::pair<std::uint64_t, std::uint64_t>> guid_keys_;
  std::vector<std::string> strings_;
  std::string heap_, names_, rule_lefts_;
  std::vector<std::uint32_t> topic_keys_, product_keys_, set_begins_, set_keys_;
  std::vector<std::uint64_t> unit_begins_, name_begins_, positions_, article_slots_, rule_rights_, topic_entries_,
      topic_rests_, topic_postings_, product_lists_, postings_;
  std::vector<std::uint32_t> scope_lists_, tag_lists_, client_lists_;
  std::vector<fb::ArticleClass> classes_;
  std::vector<fb::Guid> guids_;
  std::vector<fb::ScopeEntry> scope_entries_;
  std::vector<fb::TagEntry> tag_entries_;
  std::vector<fb::Facet> facets_;
  std::vector<fb::StringEntry> string_entries_;
  std::vector<fb::AttributeBlock> blocks_;
};

}  // namespace

std::string build_catalogue(const std::vector<TestArticle>& articles, const std::vector<std::string>& units,
                            std::size_t rows_raw, std::size_t rows_size) {
  return CatalogueBuilder().build(articles, units, rows_raw, rows_size);
}

}  // namespace shelf::test
