// What a Bundle holds.
#pragma once

#include <cstdint>

#include "article/article_impl.hpp"
#include "shelf/bundle.hpp"
#include "store/attribute_blocks.hpp"
#include "store/catalogue_view.hpp"
#include "store/container.hpp"
#include "store/dictionary.hpp"
#include "store/expansion.hpp"
#include "store/file_bytes.hpp"
#include "store/name_blocks.hpp"
#include "store/name_rules.hpp"

namespace shelf {

struct Bundle::Impl {
  detail::FileBytes bytes;
  OpenOptions options;
  detail::Container container;
  const detail::fb::Info* info = nullptr;
  detail::NameRules name_rules;
  detail::CatalogueView catalogue;
  detail::Bytes units;
  detail::Dictionary dictionary;
  detail::Expansion expansion;
  detail::NameBlocks names;
  detail::AttributeBlocks attributes;
  detail::ContextPool contexts;

  [[nodiscard]] detail::Bytes file() const noexcept { return {bytes.data(), bytes.size()}; }
  [[nodiscard]] detail::Bytes section(format::SectionId id) const noexcept;

  [[nodiscard]] static Result<Bundle> open(detail::FileBytes bytes, const OpenOptions& options,
                                           bool verify_checksums) noexcept;
  // Checks `bytes` and fills in the rest.
  [[nodiscard]] Result<void> load(bool verify_checksums) noexcept;
  // Decompresses and checks an article into `article`; buffers are grown when needed, `packed` is of no use afterwards.
  [[nodiscard]] Result<void> decode(std::uint32_t ordinal, ZSTD_DCtx* context, detail::Buffer& packed,
                                    Article::Impl& article) const noexcept;
  // Errors: bad_argument, bad_offset.
  [[nodiscard]] Result<ArticleSummary> summary(std::uint32_t ordinal) const noexcept;
};

}  // namespace shelf
