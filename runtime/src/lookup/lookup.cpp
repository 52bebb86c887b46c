#include "lookup/lookup.hpp"

#include <algorithm>
#include <cstdint>

#include "shelf_format/format.hpp"

namespace shelf::detail {

namespace {

// Walks an open-addressing table from the hash's slot; stops at a free slot. `is(position)` says whether it is the one.
template <class Is>
std::optional<std::uint32_t> probe(const Numbers& slots, std::uint64_t hash, const Is& is) noexcept {
  const std::uint32_t mask = slots.size() - 1;
  for (std::uint32_t step = 0; step < slots.size(); ++step) {
    const std::uint32_t stored = slots[(static_cast<std::uint32_t>(hash) + step) & mask];
    if (stored == 0) return std::nullopt;
    if (is(stored - 1)) return stored - 1;
  }
  return std::nullopt;
}

struct ListRange {
  std::uint32_t begin = 0, end = 0;
};

bool valid(ListRange range, const Numbers& list) noexcept {
  return range.begin <= range.end && range.end <= list.size();
}

bool scope_fits(const CatalogueView& view, const Filter& filter, ListRange range) noexcept {
  if (!valid(range, view.scope_lists)) return false;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const std::uint32_t scope = view.scope_lists[i];
    if (scope >= view.scopes.size()) return false;
    const auto& entry = view.scopes[scope];
    if (filter.by_service && entry.service() != filter.service) continue;
    if (filter.by_resource && entry.resource() != filter.resource) continue;
    return true;
  }
  return false;
}

// An article without tags always applies.
bool tags_fit(const CatalogueView& view, const Filter& filter, ListRange range) noexcept {
  if (!valid(range, view.tag_lists)) return false;
  if (range.begin == range.end) return true;
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    for (std::uint32_t t = 0; t < filter.tag_count; ++t)
      if (view.tag_lists[i] == filter.tags[t]) return true;
  return false;
}

bool client_fits(const CatalogueView& view, const Filter& filter, ListRange range) noexcept {
  if (!valid(range, view.client_lists)) return false;
  if (range.begin == range.end) return true;
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (view.client_lists[i] == filter.client) return true;
  return false;
}

bool facet_fits(const CatalogueView& view, const Filter& filter, std::uint32_t i) noexcept {
  if (i + std::size_t{1} >= view.facets.size()) return false;
  const auto &facet = view.facets[i], &next = view.facets[i + 1];
  if ((filter.by_service || filter.by_resource) &&
      !scope_fits(view, filter, {facet.scopes_begin(), next.scopes_begin()}))
    return false;
  if (filter.by_tags && !tags_fit(view, filter, {facet.tags_begin(), next.tags_begin()})) return false;
  return !filter.by_client || client_fits(view, filter, {facet.clients_begin(), next.clients_begin()});
}

}  // namespace

std::string_view trim_blanks(std::string_view text) noexcept {
  constexpr std::string_view blanks = " \t\r\n";
  const auto begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::optional<std::uint32_t> find_topic(const CatalogueView& view, std::string_view text) noexcept {
  const auto key = format::parse_key(text);
  return probe(view.topic_slots, format::hash_key(key, text),
               [&](std::uint32_t i) { return i < view.topic_count() && view.key_is(view.topics[i].key(), key, text); });
}

std::optional<std::uint32_t> find_product(const CatalogueView& view, std::string_view text) noexcept {
  const auto key = format::parse_key(text);
  return probe(view.product_slots, format::hash_key(key, text), [&](std::uint32_t i) {
    return i < view.products.size() && view.key_is(view.products[i].key(), key, text);
  });
}

std::optional<std::uint32_t> find_pair(const CatalogueView& view, std::uint32_t topic, std::uint32_t product) noexcept {
  if (topic >= view.topic_count()) return std::nullopt;
  const std::uint32_t begin = view.topics[topic].pairs_begin(), end = view.topics[topic + 1].pairs_begin();
  if (begin > end || end > view.pairs.size()) return std::nullopt;
  const auto pairs = view.pairs.subspan(begin, end - begin);
  const auto found = std::lower_bound(pairs.begin(), pairs.end(), product,
                                      [](const fb::PairEntry& pair, std::uint32_t p) { return pair.product() < p; });
  if (found == pairs.end() || found->product() != product) return std::nullopt;
  return begin + static_cast<std::uint32_t>(found - pairs.begin());
}

std::optional<std::uint32_t> find_tag(const CatalogueView& view, std::string_view text) noexcept {
  const auto name = view.find_string(text);
  if (!name) return std::nullopt;
  const auto found = std::lower_bound(view.tags.begin(), view.tags.end(), *name,
                                      [](const fb::TagEntry& tag, std::uint32_t n) { return tag.name() < n; });
  if (found == view.tags.end() || found->name() != *name) return std::nullopt;
  return found->postings();
}

std::optional<std::uint32_t> find_id_slot(const CatalogueView& view, std::string_view id) noexcept {
  id = format::strip_braces(id);
  const auto hash = static_cast<std::uint32_t>(format::hash_folded(id));
  const std::uint32_t mask = view.article_slots.size() - 1;
  for (std::uint32_t step = 0; step < view.article_slots.size(); ++step) {
    const std::uint32_t slot = (hash + step) & mask;
    const std::uint32_t stored = view.article_slots[slot];
    if (stored == 0) return std::nullopt;
    const auto found = view.article_id(stored - 1);
    if (found && format::equal_folded(format::strip_braces(*found), id)) return slot;
  }
  return std::nullopt;
}

bool passes(const CatalogueView& view, const Filter& filter, std::uint32_t ordinal) noexcept {
  const auto& entry = view.articles[ordinal];
  const unsigned type = entry.type() < format::type_names.size() ? entry.type() : 0;
  if ((filter.types >> type & 1u) == 0) return false;
  if (filter.clouds != 0xff && (entry.clouds() & filter.clouds) == 0) return false;
  if (!filter.by_service && !filter.by_resource && !filter.by_tags && !filter.by_client) return true;
  return facet_fits(view, filter, entry.facet());
}

}  // namespace shelf::detail
