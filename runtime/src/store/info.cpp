// What the bundle says of itself.
#include <cstdint>

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

std::uint64_t pair_postings(const detail::CatalogueView& view) noexcept {
  std::uint64_t count = 0;
  for (std::uint32_t slot = 0; slot < view.pair_topics.size(); ++slot) {
    if (view.pair_topics[slot] == format::no_key) continue;
    const std::uint32_t list = view.pair_lists.at32(slot);
    ++count;
    if ((list & 1) != 0) continue;
    for (std::uint32_t i = list / 2; i < view.postings.size() && (view.postings[i] & 1) == 0; ++i) ++count;
    if (count > std::uint64_t{view.postings.size()} * 8 + 1024) return count;  // lists of a damaged index may overlap
  }
  return count;
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
  info.pairs = count_keys(view.pair_topics);
  info.postings = pair_postings(view);
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
