#include "lookup/lookup.hpp"

#include <algorithm>
#include <cstdint>

#include "shelf_format/format.hpp"
#include "store/name_reader.hpp"

namespace shelf::detail {

namespace {

struct ListRange {
  std::uint32_t begin = 0, end = 0;
};

bool valid(ListRange range, const Numbers& list) noexcept {
  return range.begin <= range.end && range.end <= list.size();
}

bool scope_fits(const CatalogueView& view, const Filter& filter, ListRange range) noexcept {
  constexpr std::uint32_t most_scopes = 1024;  // the limit of the format: these are walked for every article
  if (!valid(range, view.scope_lists) || range.end - range.begin > most_scopes) return false;
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
  for (std::uint32_t t = 0; t < filter.tag_count; ++t)
    if (holds_key(view.tag_lists, range.begin, range.end, filter.tags[t])) return true;
  return false;
}

bool client_fits(const CatalogueView& view, const Filter& filter, ListRange range) noexcept {
  if (!valid(range, view.client_lists)) return false;
  return range.begin == range.end || holds_key(view.client_lists, range.begin, range.end, filter.client);
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

std::string_view trim_text(std::string_view text) noexcept {
  if (text.empty() || (text.front() > ' ' && text.back() > ' ')) return text;  // nearly always
  constexpr std::string_view blanks = " \t\r\n";
  const auto begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

bool holds_key(const Numbers& keys, std::uint32_t low, std::uint32_t high, std::uint32_t key) noexcept {
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2, found = keys[middle];
    if (found == key) return true;
    (found < key ? low : high) = found < key ? middle + 1 : middle;
  }
  return false;
}

bool set_holds(const CatalogueView& view, std::uint64_t set, std::uint32_t product) noexcept {
  if (set + 1 >= view.product_set_begins.size()) return false;
  const auto i = static_cast<std::uint32_t>(set);
  const std::uint32_t begin = view.product_set_begins[i], end = view.product_set_begins[i + 1];
  const Numbers& keys = view.product_set_keys;
  if (begin > end || end > keys.size()) return false;
  if (end - begin <= keys_at_once && keys.size() - begin >= keys_at_once)  // nearly all sets are so small
    return (equal_keys(keys.place(begin), product) & ((1u << (end - begin)) - 1)) != 0;
  return holds_key(keys, begin, end, product);
}

std::optional<std::uint32_t> find_tag(const CatalogueView& view, std::string_view text) noexcept {
  const auto name = view.find_string(text);
  if (!name) return std::nullopt;
  const auto found = std::lower_bound(view.tags.begin(), view.tags.end(), *name,
                                      [](const fb::TagEntry& tag, std::uint32_t n) { return tag.name() < n; });
  if (found == view.tags.end() || found->name() != *name) return std::nullopt;
  return found->list();
}

std::uint32_t find_id_slot(const CatalogueView& view, std::string_view id, std::uint64_t* steps_left) noexcept {
  id = format::strip_braces(id);
  const RuleTable* rules = view.name_rules->table();
  if (rules == nullptr) return no_slot;
  const auto is_it = [&](std::uint32_t at) {
    const auto name = view.coded_name(view.article_slots.at32(at) - 1);
    if (!name) return false;
    NameReader stored(*rules, *name);
    return id_is(stored, id);
  };
  const auto none_left = [&] { return steps_left != nullptr && (*steps_left == 0 || --*steps_left == 0); };
  bool gave_up = false;
  const auto slot = probe(format::hash_folded(id), view.article_slots.size(), [&](std::uint32_t at) {
    gave_up = none_left();
    return gave_up || view.article_slots[at] == 0 || is_it(at);
  });
  return slot != no_slot && !gave_up && view.article_slots[slot] != 0 ? slot : no_slot;
}

bool passes(const CatalogueView& view, const Filter& filter, std::uint32_t ordinal) noexcept {
  const bool by_facet = filter.by_service || filter.by_resource || filter.by_tags || filter.by_client;
  if (filter.types == ~std::uint32_t{0} && filter.clouds == 0xff && !by_facet) return true;
  const fb::ArticleClass* entry = view.article_class(ordinal);
  if (entry == nullptr) return false;
  const unsigned type = entry->type() < format::type_names.size() ? entry->type() : 0;
  if ((filter.types >> type & 1u) == 0) return false;
  if (filter.clouds != 0xff && (entry->clouds() & filter.clouds) == 0) return false;
  return !by_facet || facet_fits(view, filter, entry->facet());
}

}  // namespace shelf::detail
