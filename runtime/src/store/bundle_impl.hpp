// What a Bundle holds.
#pragma once

#include <cstdint>

#include "article/article_impl.hpp"
#include "shelf/bundle.hpp"
#include "store/catalogue_view.hpp"
#include "store/container.hpp"
#include "store/dictionary.hpp"
#include "store/file_bytes.hpp"

namespace shelf {

struct Bundle::Impl {
  detail::FileBytes bytes;
  OpenOptions options;
  detail::Container container;
  const detail::fb::Info* info = nullptr;
  detail::CatalogueView catalogue;
  detail::Bytes units;
  detail::Dictionary dictionary;
  detail::ContextPool contexts;

  [[nodiscard]] detail::Bytes file() const noexcept { return {bytes.data(), bytes.size()}; }
  [[nodiscard]] detail::Bytes section(format::SectionId id) const noexcept;

  // Checks `bytes` and fills in the rest.
  [[nodiscard]] Result<void> load(bool verify_checksums) noexcept;
  // Decompresses and checks an article into `article`, whose buffer is grown when needed.
  [[nodiscard]] Result<void> decode(std::uint32_t ordinal, ZSTD_DCtx* context, Article::Impl& article) const noexcept;
};

}  // namespace shelf
