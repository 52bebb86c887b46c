// A query as numbers: ids and names are looked up once, the rest is Hits' walk.
#include <cstdint>

#include "lookup/lookup.hpp"
#include "shelf_format/format.hpp"
#include "store/bundle_impl.hpp"

namespace shelf {

namespace {

using namespace detail;

// Collects posting lists: the first is walked, the others must hold the article too.
class Lists {
 public:
  Lists(Filter& filter, std::uint32_t& first) : filter_(filter), first_(first) {}
  // False: the list is empty, so nothing can match.
  [[nodiscard]] bool add(std::uint32_t list) noexcept {
    if (list == format::no_list) return false;
    if (!filter_.by_postings && !filter_.by_topic && !filter_.by_id) {
      filter_.by_postings = true;
      first_ = list;
    } else {
      filter_.also[filter_.also_count++] = list;
    }
    return true;
  }

 private:
  Filter& filter_;
  std::uint32_t& first_;
};

bool add_product(const CatalogueView& view, const Query& query, Lists& lists) noexcept {
  if (query.product.empty()) return true;
  const std::uint32_t slot = find_key_slot(view.product_keys, view.find_key(query.product));
  return slot != no_slot && lists.add(view.product_lists.at32(slot));
}

// Lists of topics are short: their articles are asked for the product.
inline bool add_topic_and_product(const CatalogueView& view, const Query& query, Filter& filter) noexcept {
  const std::uint32_t topic = view.find_key(query.topic);
  if (topic == format::no_key) return false;
  fetch_ahead(view.topic_entries, format::first_slot(format::hash_key(topic), view.topic_keys.size()));
  filter.by_topic = true;
  filter.by_product = !query.product.empty();
  filter.product = view.find_key(query.product);
  if (filter.by_product && filter.product == format::no_key) return false;
  filter.topic_slot = find_key_slot(view.topic_keys, topic);
  return filter.topic_slot != no_slot;
}

std::string_view without_provider(std::string_view resource, std::string_view service) noexcept {
  const auto slash = resource.find('/');
  if (slash == std::string_view::npos) return resource;
  const auto head = resource.substr(0, slash);
  const bool provider = head.find('.') != std::string_view::npos || format::equal_folded(head, service);
  return provider ? resource.substr(slash + 1) : resource;
}

bool resolve_scope(const CatalogueView& view, const Query& query, Filter& filter) noexcept {
  const auto service = trim_blanks(query.service), resource = trim_blanks(query.resource);
  if (!service.empty()) {
    const auto found = view.find_string(service);
    if (!found) return false;
    filter.by_service = true;
    filter.service = *found;
  }
  if (!resource.empty()) {
    auto found = view.find_string(without_provider(resource, service));
    if (!found) found = view.find_string(resource);
    if (!found) return false;
    filter.by_resource = true;
    filter.resource = *found;
  }
  return true;
}

// An unknown tag or client matches no stored one, but articles that state none still apply.
void resolve_audience(const CatalogueView& view, const Query& query, Filter& filter) noexcept {
  for (const auto tag : query.tags)
    if (const auto found = view.find_string(trim_blanks(tag))) filter.tags[filter.tag_count++] = *found;
  filter.by_tags = !query.tags.empty();
  const auto client = trim_blanks(query.client);
  filter.by_client = !client.empty();
  filter.client = view.find_string(client).value_or(format::no_string);
}

// What hosts ask for again and again: with a way of its own it takes an eighth less time.
bool asks_for_topic_alone(const Query& query) noexcept {
  const std::size_t texts = query.article_id.size() | query.service.size() | query.resource.size() | query.tags.size() |
                            query.client.size() | query.article_tag.size();
  return texts == 0 && query.types.empty() && !query.cloud && !query.has_resource && !query.topic.empty();
}

void resolve_types(const Query& query, Filter& filter) noexcept {
  if (query.types.empty()) return;
  filter.types = 0;
  for (unsigned i = 0; i < 32; ++i)
    if (query.types.contains(static_cast<ArticleType>(i))) filter.types |= std::uint32_t{1} << i;
}

}  // namespace

inline void Hits::resolve(const CatalogueView& view, const Query& query) noexcept {
  catalogue_ = &view;
  if (asks_for_topic_alone(query)) {
    filter_.topic_alone = true;
    if (add_topic_and_product(view, query, filter_)) first_hit_.settle_in_topic(*this);
  } else if (resolve_all(view, query)) {
    first_hit_.done_ = false;
    first_hit_.also_ = filter_.also;
    first_hit_.settle_in_all(*this);
  }
}

// False: nothing can match.
bool Hits::resolve_all(const CatalogueView& view, const Query& query) noexcept {
  resolve_types(query, filter_);
  if (query.cloud) filter_.clouds = static_cast<std::uint8_t>(1u << (static_cast<unsigned>(*query.cloud) & 7u));
  filter_.has_resource = query.has_resource;
  if (const auto id = trim_blanks(query.article_id); !id.empty()) {
    const auto slot = find_id_slot(view, id);
    if (slot == no_slot) return false;
    filter_.by_id = true;
    first_ = slot;
  }
  Lists lists(filter_, first_);
  if (query.topic.empty() ? !add_product(view, query, lists) : !add_topic_and_product(view, query, filter_))
    return false;
  if (const auto tag = trim_blanks(query.article_tag); !tag.empty()) {
    const auto list = find_tag(view, tag);
    if (!list || !lists.add(*list)) return false;
  }
  if (!resolve_scope(view, query, filter_)) return false;
  if (!query.tags.empty() || !query.client.empty()) resolve_audience(view, query, filter_);
  return true;
}

Result<Hits> Bundle::find(const Query& query) const noexcept {
  Result<Hits> result;
  if (query.tags.size() > Query::max_tags)
    result = Error{Errc::bad_argument, "query", query.tags.size(), Query::max_tags};
  else
    result->resolve(impl_->catalogue, query);
  return result;
}

}  // namespace shelf
