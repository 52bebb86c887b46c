// Ids and titles as plain text, for views that live as long as the bundle: expanded for 8 articles at a time when one
// of them is first asked for.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "store/catalogue_view.hpp"
#include "store/lazy_blocks.hpp"

namespace shelf::detail {

struct Name {
  std::string_view id, title;
};
// Splits an expanded name.
[[nodiscard]] Name split_name(std::string_view name) noexcept;

class NameBlocks {
 public:
  // False: no memory.
  [[nodiscard]] bool reserve(std::uint32_t articles) noexcept {
    return groups_.reserve(articles / group_size + std::size_t{1});
  }
  // Nothing: damaged, or no memory. `ordinal` is below the number of articles.
  [[nodiscard]] std::optional<Name> find(const CatalogueView& view, std::uint32_t ordinal) const noexcept;

 private:
  // Groups of blocks: opening a bundle of a million articles clears 2 KB of pointers, not 1 MB.
  static constexpr std::uint32_t block_size = 8, group_size = 512 * block_size;
  struct Block {
    std::unique_ptr<char[]> text;
    std::array<std::string_view, block_size> names;
    std::array<bool, block_size> valid{};
  };
  using Group = LazyBlocks<Block>;
  [[nodiscard]] static std::unique_ptr<Group> make_group() noexcept;
  [[nodiscard]] std::unique_ptr<Block> expand(const CatalogueView& view, std::uint32_t first) const noexcept;

  LazyBlocks<Group> groups_;
  mutable std::atomic<std::uint64_t> expanded_ = 0;  // bytes of text in all blocks
};

}  // namespace shelf::detail
