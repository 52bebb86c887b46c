// Everything that open() leaves to the moment of use, checked now; all findings, not only the first.
#include <cstdint>

#include "article/utf8.hpp"
#include "lookup/lookup.hpp"
#include "store/bundle_impl.hpp"

namespace shelf {

namespace {

using namespace detail;

constexpr std::size_t max_findings = 1000;  // a file that is damaged everywhere need not be told in full

class Verifier {
 public:
  explicit Verifier(const CatalogueView& view) : view_(view) {}

  void check_index() {
    check_strings();
    check_articles();
    check_keys();
    for (const auto& scope : view_.scopes) {
      check_optional_string(scope.service());
      check_optional_string(scope.resource());
      check_list(scope.postings());
    }
    std::uint32_t last_name = 0;
    for (std::size_t i = 0; i < view_.tags.size(); ++i) {
      const std::uint32_t name = view_.tags[i].name();
      if (i > 0 && name <= last_name) report(Errc::bad_structure, name, last_name);
      last_name = name;
      check_optional_string(name);
      check_list(view_.tags[i].postings());
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
    for (std::uint32_t i = 0; i < view_.article_count(); ++i) {
      const auto facts = view_.summary(i);
      if (!facts || !is_utf8(facts->id) || !is_utf8(facts->title)) {
        report(Errc::bad_offset, i, view_.article_count());
        continue;
      }
      if (view_.articles[i].facet() + std::size_t{1} >= view_.facets.size())
        report(Errc::bad_offset, view_.articles[i].facet(), view_.facets.size());
      if (!find_id_slot(view_, facts->id)) report(Errc::bad_structure, i, view_.article_count());
    }
    check_slots(view_.article_slots, view_.article_count());
    check_slots(view_.topic_slots, view_.topic_count());
    check_slots(view_.product_slots, static_cast<std::uint32_t>(view_.products.size()));
  }

  // Every key stands in its table exactly once.
  void check_slots(const Numbers& slots, std::uint32_t keys) {
    std::vector<bool> seen(keys);
    std::uint32_t count = 0;
    for (std::uint32_t i = 0; i < slots.size(); ++i) {
      if (slots[i] == 0) continue;
      ++count;
      if (slots[i] > keys || seen[slots[i] - 1])
        report(Errc::bad_offset, slots[i], keys);
      else
        seen[slots[i] - 1] = true;
    }
    if (count != keys) report(Errc::bad_structure, count, keys);
  }

  void check_keys() {
    std::uint32_t pairs_seen = 0;
    for (std::uint32_t i = 0; i < view_.topic_count(); ++i) {
      const auto& topic = view_.topics[i];
      check_key(topic.key(), &find_topic, i);
      check_list(topic.postings());
      const std::uint32_t end = view_.topics[i + 1].pairs_begin();
      if (topic.pairs_begin() != pairs_seen || end < pairs_seen || end > view_.pairs.size()) {
        report(Errc::bad_offset, topic.pairs_begin(), view_.pairs.size());
        return;
      }
      for (; pairs_seen < end; ++pairs_seen) check_pair(pairs_seen, pairs_seen == topic.pairs_begin());
    }
    for (std::uint32_t i = 0; i < view_.products.size(); ++i) {
      check_key(view_.products[i].key(), &find_product, i);
      check_list(view_.products[i].postings());
    }
  }

  void check_pair(std::uint32_t i, bool first) {
    const std::uint32_t product = view_.pairs[i].product();
    if (product >= view_.products.size()) report(Errc::bad_offset, product, view_.products.size());
    if (!first && product <= view_.pairs[i - 1].product()) report(Errc::bad_structure, i, view_.pairs.size());
    check_list(view_.pairs[i].postings());
  }

  // Looks the key up again by its text: it must lead back to where it stands.
  void check_key(std::uint64_t key,
                 std::optional<std::uint32_t> (*find)(const CatalogueView&, std::string_view) noexcept,
                 std::uint32_t position) {
    const auto text = key_text(key);
    const auto found = text ? find(view_, *text) : std::nullopt;
    if (!found || *found != position) report(Errc::bad_structure, position, key);
  }

  std::optional<std::string> key_text(std::uint64_t key) const {
    const std::uint64_t payload = key & format::key_payload_mask;
    switch (key >> format::key_kind_shift) {
      case static_cast<std::uint64_t>(format::KeyKind::number):
        return std::to_string(payload);
      case static_cast<std::uint64_t>(format::KeyKind::guid):
        return payload < view_.guids.size() ? std::optional(guid_text(view_.guids[static_cast<std::size_t>(payload)]))
                                            : std::nullopt;
      case static_cast<std::uint64_t>(format::KeyKind::text):
        if (payload >= view_.string_count()) return std::nullopt;
        if (const auto text = view_.string(static_cast<std::uint32_t>(payload))) return std::string(*text);
        return std::nullopt;
      default:
        return std::nullopt;
    }
  }

  static std::string guid_text(const fb::Guid& guid) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < 32; ++i) {
      if (i == 8 || i == 12 || i == 16 || i == 20) text += '-';
      const std::uint64_t half = i < 16 ? guid.high() : guid.low();
      text += digits[half >> (60 - 4 * (i % 16)) & 15];
    }
    return text;
  }

  // Lists may be shared, so a hostile index could make this quadratic: the steps are counted.
  void check_list(std::uint32_t begin) {
    if (begin == format::no_postings) return;
    std::uint32_t last = 0;
    for (std::uint64_t i = begin;; ++i) {
      if (i >= view_.postings.size() || ++steps_ > most_steps()) {
        report(Errc::bad_offset, i, view_.postings.size());
        return;
      }
      const std::uint32_t posting = view_.postings[static_cast<std::uint32_t>(i)];
      const std::uint32_t ordinal = posting & ~format::posting_last;
      if (ordinal >= view_.article_count()) report(Errc::bad_offset, ordinal, view_.article_count());
      if (i > begin && ordinal <= last) report(Errc::bad_structure, i, view_.postings.size());
      last = ordinal;
      if ((posting & format::posting_last) != 0) return;
    }
  }
  [[nodiscard]] std::uint64_t most_steps() const noexcept { return std::uint64_t{view_.postings.size()} * 8 + 1024; }

  void check_optional_string(std::uint32_t i) {
    if (i != format::no_string && !view_.string(i)) report(Errc::bad_offset, i, view_.string_count());
  }

  void check_facets() {
    for (std::size_t i = 0; i + 1 < view_.facets.size(); ++i) {
      const auto &facet = view_.facets[i], &next = view_.facets[i + 1];
      if (facet.scopes_begin() > next.scopes_begin() || facet.tags_begin() > next.tags_begin() ||
          facet.clients_begin() > next.clients_begin())
        report(Errc::bad_offset, i, view_.facets.size());
    }
    for (std::uint32_t i = 0; i < view_.scope_lists.size(); ++i)
      if (view_.scope_lists[i] >= view_.scopes.size())
        report(Errc::bad_offset, view_.scope_lists[i], view_.scopes.size());
    for (std::uint32_t i = 0; i < view_.tag_lists.size(); ++i) check_optional_string(view_.tag_lists[i]);
    for (std::uint32_t i = 0; i < view_.client_lists.size(); ++i) check_optional_string(view_.client_lists[i]);
  }

  const CatalogueView& view_;
  std::uint64_t steps_ = 0;
};

}  // namespace

std::vector<Error> Bundle::verify() const {
  Verifier verifier(impl_->catalogue);
  if (const auto padding = check_padding(impl_->file(), impl_->container); !padding) verifier.report(padding.error());
  for (const SectionEntry& entry : impl_->container.entries())
    if (const auto checked = check_section(impl_->file(), entry); !checked) verifier.report(checked.error());
  verifier.check_index();
  Scratch scratch;
  for (std::uint32_t i = 0; i < article_count(); ++i)
    if (const auto decoded = article(ArticleRef{i}, scratch); !decoded) verifier.report(decoded.error());
  return std::move(verifier.findings);
}

}  // namespace shelf
