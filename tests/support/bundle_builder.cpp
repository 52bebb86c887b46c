#include "support/bundle_builder.hpp"

#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <map>
#include <set>

#include "shelf_format/bundle_generated.h"
#include "shelf_format/key.hpp"

namespace shelf::test {

namespace fb = format::fb;

namespace {

std::string folded(std::string text) {
  for (char& c : text) c = format::fold(c);
  return text;
}

void put_leb(std::string& out, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7f) | 0x80);
  out += static_cast<char>(value);
}

template <class T>
void put_le(std::string& out, T value) {
  for (std::size_t i = 0; i < sizeof(T); ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
}

template <class T>
void store_le(std::string& file, std::size_t at, T value) {
  for (std::size_t i = 0; i < sizeof(T); ++i) file[at + i] = static_cast<char>(value >> (8 * i) & 0xff);
}

std::string compress(const std::string& raw, const std::string& dictionary) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_setParameter(context, ZSTD_c_dictIDFlag, 1);
  if (!dictionary.empty()) ZSTD_CCtx_loadDictionary(context, dictionary.data(), dictionary.size());
  std::string out(ZSTD_compressBound(raw.size()), '\0');
  out.resize(ZSTD_compress2(context, out.data(), out.size(), raw.data(), raw.size()));
  ZSTD_freeCCtx(context);
  return out;
}

std::string bytes_of(flatbuffers::FlatBufferBuilder& builder) {
  return {reinterpret_cast<const char*>(builder.GetBufferPointer()), builder.GetSize()};
}

std::uint32_t slots_for(std::size_t keys) {
  std::uint32_t size = 2;
  while (size < keys * 2 + 1) size *= 2;
  return size;
}

void insert(std::vector<std::uint32_t>& slots, std::uint64_t hash, std::uint32_t position) {
  const std::size_t mask = slots.size() - 1;
  std::size_t at = static_cast<std::size_t>(hash) & mask;
  while (slots[at] != 0) at = (at + 1) & mask;
  slots[at] = position + 1;
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
  std::string build(const std::vector<TestArticle>& articles, const std::vector<std::string>& frames,
                    const std::vector<std::string>& units) {
    collect(articles);
    build_heap(articles);
    build_keys();
    build_facets(articles);
    build_entries(articles, frames, units);
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
        for (const auto& product : article.products) pairs_[{key_of(topic), key_of(product)}].push_back(i);
      }
      for (const auto& product : article.products) {
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

  std::uint32_t list(const Ordinals& ordinals) {
    const auto begin = static_cast<std::uint32_t>(postings_.size());
    postings_.insert(postings_.end(), ordinals.begin(), ordinals.end());
    postings_.back() |= format::posting_last;
    return begin;
  }

  void build_heap(const std::vector<TestArticle>& articles) {
    for (const auto& article : articles) {
      id_begin_.push_back(static_cast<std::uint32_t>(heap_.size()));
      heap_ += article.id;
    }
    id_begin_.push_back(static_cast<std::uint32_t>(heap_.size()));
    for (const auto& article : articles) {
      title_begin_.push_back(static_cast<std::uint32_t>(heap_.size()));
      heap_ += article.title;
    }
    title_begin_.push_back(static_cast<std::uint32_t>(heap_.size()));
    for (const auto& text : strings_) {
      string_entries_.emplace_back(static_cast<std::uint32_t>(heap_.size()));
      heap_ += text;
    }
    string_entries_.emplace_back(static_cast<std::uint32_t>(heap_.size()));
  }

  std::uint64_t stored(const Key& key) {
    const auto& [kind, high, low, text] = key;
    std::uint64_t payload = low;
    if (kind == 1) {
      payload = guids_.size();
      guids_.emplace_back(high, low);
    }
    if (kind == 2) payload = string(text);
    return static_cast<std::uint64_t>(kind) << format::key_kind_shift | payload;
  }

  static std::uint64_t hash(const Key& key) {
    const auto& [kind, high, low, text] = key;
    return format::hash_key(format::ParsedKey{static_cast<format::KeyKind>(kind), high, low}, text);
  }

  void build_keys() {
    std::map<Key, std::uint32_t> position;
    product_slots_.resize(slots_for(products_.size()));
    for (const auto& [key, ordinals] : products_) {
      position[key] = static_cast<std::uint32_t>(product_entries_.size());
      insert(product_slots_, hash(key), position[key]);
      product_entries_.emplace_back(stored(key), list(ordinals), 0);
    }
    topic_slots_.resize(slots_for(topics_.size()));
    for (const auto& [key, ordinals] : topics_) {
      insert(topic_slots_, hash(key), static_cast<std::uint32_t>(topic_entries_.size()));
      topic_entries_.emplace_back(stored(key), static_cast<std::uint32_t>(pair_entries_.size()), list(ordinals));
      for (const auto& [pair, members] : pairs_)
        if (pair.first == key) pair_entries_.emplace_back(position[pair.second], list(members));
    }
    topic_entries_.emplace_back(0, static_cast<std::uint32_t>(pair_entries_.size()), 0);
    for (const auto& [scope, ordinals] : scopes_)
      scope_entries_.emplace_back(string(scope.first), string(scope.second), list(ordinals));
    for (const auto& [tag, ordinals] : article_tags_) tag_entries_.emplace_back(string(tag), list(ordinals));
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
    }
    add_facet();
  }
  void add_facet() {
    facets_.emplace_back(static_cast<std::uint32_t>(scope_lists_.size()), static_cast<std::uint32_t>(tag_lists_.size()),
                         static_cast<std::uint32_t>(client_lists_.size()));
  }

  void build_entries(const std::vector<TestArticle>& articles, const std::vector<std::string>& frames,
                     const std::vector<std::string>& units) {
    article_slots_.resize(slots_for(articles.size()));
    std::uint64_t offset = 0;
    for (std::uint32_t i = 0; i < articles.size(); ++i) {
      const TestArticle& a = articles[i];
      entries_.emplace_back(offset, static_cast<std::uint32_t>(units[i].size()), id_begin_[i], title_begin_[i],
                            a.display_order, i, a.type, a.clouds, a.flags, std::uint8_t{0});
      insert(article_slots_, format::hash_folded(format::strip_braces(a.id)), i);
      offset += frames[i].size();
    }
    entries_.emplace_back(offset, 0, id_begin_.back(), title_begin_.back(), 0, 0, std::uint8_t{0}, std::uint8_t{0},
                          std::uint8_t{0}, std::uint8_t{0});
  }

  std::string finish(const std::vector<TestArticle>&) {
    flatbuffers::FlatBufferBuilder b;
    const auto entries = b.CreateVectorOfStructs(entries_);
    const auto article_slots = b.CreateVector(article_slots_);
    const auto topics = b.CreateVectorOfStructs(topic_entries_);
    const auto topic_slots = b.CreateVector(topic_slots_);
    const auto products = b.CreateVectorOfStructs(product_entries_);
    const auto product_slots = b.CreateVector(product_slots_);
    const auto pairs = b.CreateVectorOfStructs(pair_entries_);
    const auto postings = b.CreateVector(postings_);
    const auto guids = b.CreateVectorOfStructs(guids_);
    const auto scopes = b.CreateVectorOfStructs(scope_entries_);
    const auto tags = b.CreateVectorOfStructs(tag_entries_);
    const auto facets = b.CreateVectorOfStructs(facets_);
    const auto scope_lists = b.CreateVector(scope_lists_);
    const auto tag_lists = b.CreateVector(tag_lists_);
    const auto client_lists = b.CreateVector(client_lists_);
    const auto strings = b.CreateVectorOfStructs(string_entries_);
    const auto heap = b.CreateVector(reinterpret_cast<const std::uint8_t*>(heap_.data()), heap_.size());
    b.Finish(fb::CreateCatalogue(b, entries, article_slots, topics, topic_slots, products, product_slots, pairs,
                                 postings, guids, scopes, tags, facets, scope_lists, tag_lists, client_lists, strings,
                                 heap));
    return bytes_of(b);
  }

  std::map<Key, Ordinals> topics_, products_;
  std::map<std::pair<Key, Key>, Ordinals> pairs_;
  std::map<std::pair<std::string, std::string>, Ordinals> scopes_;
  std::map<std::string, Ordinals> article_tags_;
  std::vector<std::string> strings_;
  std::string heap_;
  std::vector<std::uint32_t> id_begin_, title_begin_, postings_, article_slots_, topic_slots_, product_slots_;
  std::vector<std::uint32_t> scope_lists_, tag_lists_, client_lists_;
  std::vector<fb::ArticleEntry> entries_;
  std::vector<fb::TopicEntry> topic_entries_;
  std::vector<fb::ProductEntry> product_entries_;
  std::vector<fb::PairEntry> pair_entries_;
  std::vector<fb::Guid> guids_;
  std::vector<fb::ScopeEntry> scope_entries_;
  std::vector<fb::TagEntry> tag_entries_;
  std::vector<fb::Facet> facets_;
  std::vector<fb::StringEntry> string_entries_;
};

std::string build_info(const std::vector<TestArticle>& articles, std::uint64_t raw_bytes) {
  std::map<std::uint32_t, std::uint32_t> counts;
  for (const auto& article : articles) ++counts[article.type];
  std::vector<fb::TypeCount> types;
  for (const auto& [type, count] : counts) types.emplace_back(type, count);
  flatbuffers::FlatBufferBuilder b;
  const auto label = b.CreateString("a label");
  const auto locale = b.CreateString("en");
  const auto compiler = b.CreateString("test");
  const auto list = b.CreateVectorOfStructs(types);
  b.Finish(fb::CreateInfo(b, label, locale, compiler, ZSTD_versionNumber(), format::all_clouds, 1000, raw_bytes, list));
  return bytes_of(b);
}

}  // namespace

UnitBuilder& UnitBuilder::add(Op op, std::initializer_list<Operand> values) {
  bytes += static_cast<char>(op);
  auto value = values.begin();
  for (const char letter : format::shape_of(op).operands()) {
    const Operand operand = value == values.end() ? Operand(0) : *value++;
    if (letter == 'n') {
      put_leb(bytes, operand.number);
    } else if (letter == 's') {
      std::string slot = operand.text;
      slot.resize(16);
      bytes += slot;
    } else {
      bytes += operand.text;
      bytes += '\0';
    }
  }
  return *this;
}

UnitBuilder& UnitBuilder::append(const UnitBuilder& other) {
  bytes += other.bytes;
  return *this;
}

UnitBuilder UnitBuilder::markdown(const UnitBuilder& inner) {
  UnitBuilder unit;
  unit.add(Op::source_path, {"folder/file.md"}).add(Op::body, {0}).append(inner).close();
  return unit;
}

UnitBuilder UnitBuilder::json(const UnitBuilder& inner) {
  UnitBuilder unit;
  unit.add(Op::source_path, {"folder/file.md"}).add(Op::body, {1}).append(inner).close();
  return unit;
}

std::string UnitBuilder::finish() const {
  flatbuffers::FlatBufferBuilder b;
  const auto ops = b.CreateVector(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  b.Finish(fb::CreateArticle(b, ops));
  return bytes_of(b);
}

BundleParts build_parts(const std::vector<TestArticle>& articles, const std::string& dictionary) {
  BundleParts parts;
  std::vector<std::string> frames, units;
  std::uint64_t raw_bytes = 0;
  for (const auto& article : articles) {
    units.push_back(article.raw_unit.empty() ? article.unit.finish() : article.raw_unit);
    frames.push_back(compress(units.back(), dictionary));
    parts.units += frames.back();
    raw_bytes += units.back().size();
  }
  parts.info = build_info(articles, raw_bytes);
  parts.catalogue = CatalogueBuilder().build(articles, frames, units);
  if (!dictionary.empty()) parts.dictionary = compress(dictionary, {});
  return parts;
}

std::string lay_out(const std::vector<RawSection>& sections) {
  std::string file(reinterpret_cast<const char*>(format::magic.data()), format::magic.size());
  put_le<std::uint16_t>(file, format::version_major);
  put_le<std::uint16_t>(file, format::version_minor);
  put_le<std::uint32_t>(file, static_cast<std::uint32_t>(sections.size()));
  file.resize(format::header_size + sections.size() * format::section_entry_size);
  std::size_t entry = format::header_size;
  for (const auto& section : sections) {
    file.resize((file.size() + format::section_alignment - 1) / format::section_alignment * format::section_alignment);
    store_le<std::uint32_t>(file, entry, section.id);
    store_le<std::uint32_t>(file, entry + 4, section.flags);
    store_le<std::uint64_t>(file, entry + 8, file.size());
    store_le<std::uint64_t>(file, entry + 16, section.bytes.size());
    file += section.bytes;
    entry += format::section_entry_size;
  }
  store_le<std::uint64_t>(file, format::header_file_size_at, file.size());
  reseal(file);
  return file;
}

std::string lay_out(const BundleParts& parts) {
  return lay_out({{1, 1, parts.info}, {2, 1, parts.catalogue}, {3, 1, parts.dictionary}, {4, 1, parts.units}});
}

std::string build_bundle(const std::vector<TestArticle>& articles, const std::string& dictionary) {
  return lay_out(build_parts(articles, dictionary));
}

void reseal(std::string& file) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(file.data());
  if (file.size() < format::header_size) return;
  const auto count = format::detail::load_le<std::uint32_t>(bytes + format::header_section_count_at);
  const std::uint64_t table_end = format::header_size + std::uint64_t{count} * format::section_entry_size;
  if (count > format::max_sections || table_end > file.size()) return;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t entry = format::header_size + i * format::section_entry_size;
    const auto offset = format::detail::load_le<std::uint64_t>(bytes + entry + 8);
    const auto size = format::detail::load_le<std::uint64_t>(bytes + entry + 16);
    if (offset > file.size() || size > file.size() - offset) continue;
    store_le<std::uint64_t>(file, entry + 24, format::xxh64(bytes + offset, static_cast<std::size_t>(size)));
  }
  store_le<std::uint64_t>(file, format::header_checksum_at, 0);
  store_le<std::uint64_t>(file, format::header_checksum_at,
                          format::xxh64(file.data(), static_cast<std::size_t>(table_end)));
}

}  // namespace shelf::test
