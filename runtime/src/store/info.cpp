// What the bundle says of itself.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "article/sort_few.hpp"
#include "lookup/lookup.hpp"
#include "store/bundle_impl.hpp"

namespace shelf {

namespace {

std::string_view text_of(const flatbuffers::String* text) noexcept {
  return text == nullptr ? std::string_view() : std::string_view(text->c_str(), text->size());
}

std::uint64_t count_keys(const detail::Numbers& keys) noexcept {
  std::uint64_t count = 0;
  for (std::uint32_t i = 0; i < keys.size(); ++i) count += keys[i] != format::no_key ? 1 : 0;
  return count;
}

struct Pairs {
  std::uint64_t count = 0, postings = 0;
};

// Of topics and products that one article names.
Pairs count_pairs(const detail::CatalogueView& view) {
  // Lists and sets of a damaged index may overlap.
  const std::uint64_t most =
      (std::uint64_t{view.topic_postings.size()} + view.topic_keys.size() + view.product_set_keys.size()) * 64 + 1024;
  Pairs pairs;
  std::vector<std::uint32_t> products;
  std::uint64_t steps = 0;
  const auto add_products = [&](std::uint64_t reference) {
    const std::uint64_t i = reference >> 1;
    if ((reference & 1) != 0) {
      if (i < view.product_keys.size()) products.push_back(view.product_keys[static_cast<std::uint32_t>(i)]);
      return;
    }
    if (i + 1 >= view.product_set_begins.size()) return;
    const auto set = static_cast<std::uint32_t>(i);
    const std::uint32_t end = std::min(view.product_set_begins[set + 1], view.product_set_keys.size());
    for (std::uint32_t at = view.product_set_begins[set]; at < end && steps < most; ++at, ++steps)
      products.push_back(view.product_set_keys[at]);
  };
  for (std::uint32_t slot = 0; slot < view.topic_keys.size() && steps < most; ++slot) {
    if (view.topic_keys[slot] == format::no_key) continue;
    products.clear();
    for (std::uint32_t position = 0; steps < most; ++position, ++steps) {
      const detail::TopicEntry entry = detail::topic_entry(view, slot, position);
      if (entry.ordinal >= view.articles) break;
      add_products(entry.products);
    }
    pairs.postings += products.size();
    detail::sort_few(products);
    pairs.count += static_cast<std::uint64_t>(std::unique(products.begin(), products.end()) - products.begin());
  }
  return pairs;
}

}  // namespace

BundleInfo Bundle::info() const {
  BundleInfo info;
  const auto& raw = *impl_->info;
  const auto& view = impl_->catalogue;
  info.format = {impl_->container.major, impl_->container.minor};
  info.label = text_of(raw.label());
  info.locale = text_of(raw.locale());
  info.compiler = text_of(raw.compiler());
  info.zstd_version = raw.zstd_version();
  info.clouds = raw.clouds();
  info.file_bytes = impl_->bytes.size();
  info.source_bytes = raw.source_bytes();
  info.raw_bytes = raw.raw_bytes();
  info.articles = view.articles;
  info.topics = count_keys(view.topic_keys);
  info.products = count_keys(view.product_keys);
  const Pairs pairs = count_pairs(view);
  info.pairs = pairs.count;
  info.postings = pairs.postings;
  if (raw.types() != nullptr)
    for (const auto* type : *raw.types())
      info.types.emplace_back(
          type->type() < format::type_names.size() ? static_cast<ArticleType>(type->type()) : ArticleType::Unknown,
          type->articles());
  for (const auto& entry : impl_->container.entries())
    info.sections.push_back({entry.id, detail::section_name(entry.id), entry.offset, entry.size, entry.checksum});
  return info;
}

}  // namespace shelf
