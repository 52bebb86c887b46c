// What the bundle says of itself.
#include <cstdint>

#include "store/bundle_impl.hpp"

namespace shelf {

namespace {

std::string_view text_of(const flatbuffers::String* text) noexcept {
  return text == nullptr ? std::string_view() : std::string_view(text->c_str(), text->size());
}

std::uint64_t pair_postings(const detail::CatalogueView& view) noexcept {
  std::uint64_t count = 0;
  for (const auto& pair : view.pairs)
    for (std::uint64_t i = pair.postings(); i < view.postings.size(); ++i) {
      ++count;
      if ((view.postings[static_cast<std::uint32_t>(i)] & format::posting_last) != 0) break;
      if (count > view.postings.size()) return count;  // lists of a damaged index may overlap
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
  info.articles = view.article_count();
  info.topics = view.topic_count();
  info.products = view.products.size();
  info.pairs = view.pairs.size();
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
