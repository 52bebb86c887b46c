// Everything that open() leaves to the moment of use, checked now; all findings, not only the first.
#include <algorithm>
#include <cstdint>
#include <utility>

#include "article/attribute_row.hpp"
#include "article/flags.hpp"
#include "article/utf8.hpp"
#include "lookup/lookup.hpp"
#include "store/bundle_impl.hpp"

namespace shelf {

namespace {

using namespace detail;

constexpr std::size_t max_findings = 1000;  // a file that is damaged everywhere need not be told in full

class Verifier {
 public:
  Verifier(const CatalogueView& view, const NameBlocks& names)
      : view_(view),
        names_(names),
        probes_left_(most_probes * (std::uint64_t{view.article_slots.size()} + view.topic_keys.size() +
                                    view.product_keys.size() + view.product_set_keys.size() + 1)),
        named_(view.articles, no_products) {}

  void check_index() {
    check_strings();
    check_articles();
    check_keys();
    check_scopes();
    std::uint32_t last_name = 0;
    for (std::size_t i = 0; i < view_.tags.size(); ++i) {
      const std::uint32_t name = view_.tags[i].name();
      if (i > 0 && name <= last_name) report(Errc::bad_structure, name, last_name);
      last_name = name;
      check_optional_string(name);
      check_list(view_.tags[i].list());
    }
    check_facets();
  }
  void report(Error error) {
    if (findings.size() < max_findings) findings.push_back(error);
  }

  std::vector<Error> findings;

 private:
  void report(Errc code, std::uint64_t found, std::uint64_t bound) { report(Error{code, "catalogue", found, bound}); }

  void check_strings() {
    std::string_view last;
    for (std::uint32_t i = 0; i < view_.string_count(); ++i) {
      const auto text = view_.string(i);
      if (!text || !is_utf8(*text)) {
        report(Errc::bad_offset, i, view_.string_count());
        continue;
      }
      if (i > 0 && *text <= last) report(Errc::bad_structure, i, view_.string_count());
      last = *text;
    }
  }

  void check_articles() {
    Flags rows(view_.articles);
    for (std::uint32_t i = 0; i < view_.articles; ++i) {
      const auto name = names_.find(view_, i);
      const auto* facts = view_.article_class(i);
      if (!name || facts == nullptr || !is_utf8(name->id) || !is_utf8(name->title)) {
        report(Errc::bad_offset, i, view_.articles);
        continue;
      }
      if (facts->facet() + std::size_t{1} >= view_.facets.size())
        report(Errc::bad_offset, facts->facet(), view_.facets.size());
      if (find_id_slot(view_, name->id, &probes_left_) == no_slot) report(Errc::bad_structure, i, view_.articles);
      const std::uint64_t row = view_.attribute_rows[i];
      if (row >= rows.size() || rows[static_cast<std::size_t>(row)])
        report(Errc::bad_offset, row, rows.size());
      else
        rows[static_cast<std::size_t>(row)] = true;
    }
    check_article_slots();
  }

  // Every article stands in its table exactly once, and one slot at least is free.
  void check_article_slots() {
    Flags seen(view_.articles);
    std::uint32_t count = 0;
    for (std::uint32_t i = 0; i < view_.article_slots.size(); ++i) {
      const std::uint64_t stored = view_.article_slots[i];
      if (stored == 0) continue;
      ++count;
      if (stored > view_.articles || seen[static_cast<std::size_t>(stored - 1)])
        report(Errc::bad_offset, stored, view_.articles);
      else
        seen[static_cast<std::size_t>(stored - 1)] = true;
    }
    if (count != view_.articles || count == view_.article_slots.size())
      report(Errc::bad_structure, count, view_.article_slots.size());
  }

  void check_keys() {
    check_key_table(view_.topic_keys);
    for (std::uint32_t slot = 0; slot < view_.topic_keys.size(); ++slot)
      if (view_.topic_keys[slot] != format::no_key) check_topic(slot);
    check_key_table(view_.product_keys);
    for (std::uint32_t slot = 0; slot < view_.product_keys.size(); ++slot)
      if (view_.product_keys[slot] != format::no_key) check_list(view_.product_lists.at32(slot));
    check_product_sets();
    check_guids();
  }

  // Articles ascend, and name the same products wherever they stand. Lists may be shared: see check_list.
  void check_topic(std::uint32_t slot) {
    std::uint64_t next = 0;
    for (std::uint32_t position = 0;; ++position) {
      const TopicEntry entry = topic_entry(view_, slot, position);
      if (entry.ordinal == no_slot && position > 0) return check_topic_end(slot, position);
      if (entry.ordinal >= view_.articles || ++steps_ > most_steps()) {
        report(Errc::bad_offset, entry.ordinal, view_.articles);
        return;
      }
      if (entry.ordinal < next) report(Errc::bad_structure, entry.ordinal, next);
      next = entry.ordinal + std::uint64_t{1};
      std::uint64_t& named = named_[entry.ordinal];
      if (named == no_products) named = entry.products;
      if (named != entry.products || !are_products(named)) report(Errc::bad_structure, entry.ordinal, entry.products);
    }
  }

  // A list that is stored has an end before that of all lists.
  void check_topic_end(std::uint32_t slot, std::uint32_t position) {
    const std::uint64_t rest = view_.topic_rests[slot], size = view_.topic_postings.size();
    const std::uint64_t behind = rest + position - 2;  // the position behind the last
    if (rest == 0) return;
    if (position < 2 || behind > size || (view_.topic_postings[static_cast<std::uint32_t>(behind - 1)] & 1) == 0)
      report(Errc::bad_offset, rest, size);
  }

  [[nodiscard]] bool are_products(std::uint64_t reference) const noexcept {
    const std::uint64_t i = reference >> 1;
    if ((reference & 1) == 0) return i + 1 < view_.product_set_begins.size();
    return i < view_.product_keys.size() && view_.product_keys[static_cast<std::uint32_t>(i)] != format::no_key;
  }

  void check_product_sets() {
    const Numbers &begins = view_.product_set_begins, &keys = view_.product_set_keys;
    std::uint32_t end = 0;  // sets that share keys would cost their product
    for (std::uint32_t set = 0; set + 1 < begins.size(); ++set) {
      if (begins[set] < end || begins[set] > begins[set + 1] || begins[set + 1] > keys.size()) {
        report(Errc::bad_offset, begins[set], keys.size());
        continue;
      }
      end = begins[set + 1];
      for (std::uint32_t i = begins[set]; i < begins[set + 1]; ++i)
        if (find_slot(view_.product_keys, keys[i]) == no_slot || (i > begins[set] && keys[i] <= keys[i - 1]))
          report(Errc::bad_structure, i, keys[i]);
    }
  }

  void check_guids() {
    for (std::size_t i = 1; i < view_.guids.size(); ++i) {
      const auto &last = view_.guids[i - 1], &guid = view_.guids[i];
      if (last.high() > guid.high() || (last.high() == guid.high() && last.low() >= guid.low()))
        report(Errc::bad_structure, i, view_.guids.size());
    }
  }

  // Numbers ascend in a facet. What two facets share is looked at once.
  void check_facet_order(const Numbers& list, std::uint32_t (fb::Facet::*begin)() const) {
    std::uint32_t done = 0;
    for (std::size_t i = 0; i + 1 < view_.facets.size(); ++i) {
      const std::uint32_t first = std::max((view_.facets[i].*begin)(), done);
      const std::uint32_t end = std::min((view_.facets[i + 1].*begin)(), list.size());
      if (first >= end) continue;
      for (std::uint32_t at = first + 1; at < end; ++at)
        if (list[at] <= list[at - 1]) report(Errc::bad_structure, at, list.size());
      done = end;
    }
  }

  // A table may be full, so that a hostile index could make this quadratic, too.
  std::uint32_t find_slot(const Numbers& keys, std::uint32_t key) {
    const auto slot = probe(format::hash_key(key), keys.size(), [&](std::uint32_t at) {
      if (probes_left_ == 0) return true;
      --probes_left_;
      return keys[at] == key || keys[at] == format::no_key;
    });
    return slot != no_slot && keys[slot] == key ? slot : no_slot;
  }

  // A key that stands in the table must be found there, and stand for something.
  void check_key_table(const Numbers& keys) {
    for (std::uint32_t slot = 0; slot < keys.size(); ++slot) {
      if (keys[slot] == format::no_key) continue;
      if (!stands_for_something(keys[slot]) || find_slot(keys, keys[slot]) != slot)
        report(Errc::bad_structure, slot, keys[slot]);
    }
  }

  [[nodiscard]] bool stands_for_something(std::uint32_t key) const noexcept {
    const std::uint32_t payload = key & format::key_payload_mask;
    switch (static_cast<format::KeyKind>(key >> format::key_kind_shift)) {
      case format::KeyKind::number:
        return payload >= 1 && payload <= 999'999'999;
      case format::KeyKind::guid:
        return payload < view_.guids.size();
      case format::KeyKind::text:
        return view_.string(payload).has_value();
    }
    return false;
  }

  // Lists may be shared, so a hostile index could make this quadratic: the steps are counted.
  void check_list(std::uint32_t list) {
    if (list == format::no_list) return;
    if ((list & 1) != 0) {
      if (list / 2 >= view_.articles) report(Errc::bad_offset, list / 2, view_.articles);
      return;
    }
    std::uint64_t last = 0;
    for (std::uint64_t i = list / 2;; ++i) {
      if (i >= view_.postings.size() || ++steps_ > most_steps()) {
        report(Errc::bad_offset, i, view_.postings.size());
        return;
      }
      const std::uint64_t posting = view_.postings[static_cast<std::uint32_t>(i)];
      const std::uint64_t ordinal = posting / 2;
      if (ordinal >= view_.articles) report(Errc::bad_offset, ordinal, view_.articles);
      if (i > list / 2 && ordinal <= last) report(Errc::bad_structure, i, view_.postings.size());
      last = ordinal;
      if ((posting & 1) != 0) return;
    }
  }
  [[nodiscard]] std::uint64_t most_steps() const noexcept {
    return (std::uint64_t{view_.postings.size()} + view_.topic_postings.size() + view_.topic_keys.size()) * 8 + 1024;
  }

  void check_optional_string(std::uint32_t i) {
    if (i != format::no_string && !view_.string(i)) report(Errc::bad_offset, i, view_.string_count());
  }

  // In order of their texts, none first; and so are the positions of these.
  void check_scopes() {
    const auto rank = [](std::uint32_t string) { return string == format::no_string ? 0 : std::uint64_t{string} + 1; };
    std::pair<std::uint64_t, std::uint64_t> last;
    for (std::size_t i = 0; i < view_.scopes.size(); ++i) {
      const auto& scope = view_.scopes[i];
      const std::pair ranks(rank(scope.service()), rank(scope.resource()));
      if (i > 0 && ranks <= last) report(Errc::bad_structure, i, view_.scopes.size());
      last = ranks;
      check_optional_string(scope.service());
      check_optional_string(scope.resource());
      check_list(scope.list());
    }
  }

  void check_facets() {
    for (std::size_t i = 0; i + 1 < view_.facets.size(); ++i) {
      const auto &facet = view_.facets[i], &next = view_.facets[i + 1];
      if (facet.scopes_begin() > next.scopes_begin() || facet.tags_begin() > next.tags_begin() ||
          facet.clients_begin() > next.clients_begin())
        report(Errc::bad_offset, i, view_.facets.size());
    }
    check_facet_order(view_.scope_lists, &fb::Facet::scopes_begin);
    check_facet_order(view_.tag_lists, &fb::Facet::tags_begin);
    check_facet_order(view_.client_lists, &fb::Facet::clients_begin);
    for (std::uint32_t i = 0; i < view_.scope_lists.size(); ++i)
      if (view_.scope_lists[i] >= view_.scopes.size())
        report(Errc::bad_offset, view_.scope_lists[i], view_.scopes.size());
    for (std::uint32_t i = 0; i < view_.tag_lists.size(); ++i) check_optional_string(view_.tag_lists[i]);
    for (std::uint32_t i = 0; i < view_.client_lists.size(); ++i) check_optional_string(view_.client_lists[i]);
  }

  const CatalogueView& view_;
  const NameBlocks& names_;
  static constexpr std::uint64_t most_probes = 256;  // for each place, on average; a good table needs 2.5
  std::uint64_t probes_left_;
  static constexpr std::uint64_t no_products = ~std::uint64_t{0};  // more than an entry has room for
  std::vector<std::uint64_t> named_;                               // by an article, as products, where it stood before
  std::uint64_t steps_ = 0;
};

}  // namespace

std::vector<Error> Bundle::verify() const {
  Verifier verifier(impl_->catalogue, impl_->names);
  if (const auto padding = check_padding(impl_->file(), impl_->container); !padding) verifier.report(padding.error());
  for (const SectionEntry& entry : impl_->container.entries())
    if (const auto checked = check_section(impl_->file(), entry); !checked) verifier.report(checked.error());
  const Bytes catalogue = impl_->section(format::SectionId::catalogue);
  if (!CatalogueVectors::agree(catalogue))
    verifier.report(Error{Errc::bad_structure, "catalogue", 0, catalogue.size()});
  const std::uint64_t attributes = impl_->section(format::SectionId::attributes).size();
  if (const auto ends = check_ends(impl_->catalogue, impl_->units.size(), attributes); !ends)
    verifier.report(ends.error());
  verifier.check_index();
  Scratch scratch;
  for (std::uint32_t i = 0; i < article_count(); ++i) {
    if (const auto decoded = article(ArticleRef{i}, scratch); !decoded) verifier.report(decoded.error());
    const auto row = impl_->attributes.find(i);
    const auto checked = row ? check_row(*row, {}) : Result<AttributeRow>(row.error());
    if (!checked) verifier.report(checked.error());
  }
  return std::move(verifier.findings);
}

}  // namespace shelf
