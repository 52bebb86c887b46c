#include "store/name_blocks.hpp"

#include <algorithm>
#include <new>

namespace shelf::detail {

namespace {
// Of all names of a block: a hostile one must not make much of little.
constexpr std::size_t max_block_text = 64u << 20;
}  // namespace

Name split_name(std::string_view name) noexcept {
  const auto end = name.find('\0');
  if (end == std::string_view::npos) return {name, {}};
  return {name.substr(0, end), name.substr(end + 1)};
}

std::unique_ptr<NameBlocks::Block> NameBlocks::expand(const CatalogueView& view, std::uint32_t first) noexcept {
  std::unique_ptr<Block> block(new (std::nothrow) Block);
  if (block == nullptr) return nullptr;
  const std::uint32_t count = std::min(block_size, view.articles - first);
  std::array<std::size_t, block_size> sizes{};
  std::size_t total = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto coded = view.coded_name(first + i);
    const auto size = coded ? view.phrases.expanded_size(*coded) : std::nullopt;
    block->valid[i] = size && *size <= max_block_text - total;
    if (block->valid[i]) total += sizes[i] = *size;
  }
  block->text.reset(new (std::nothrow) char[total + Phrases::slack]);
  if (block->text == nullptr) return nullptr;
  std::size_t at = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!block->valid[i]) continue;
    const std::span<char> place(block->text.get() + at, sizes[i]);
    block->valid[i] = view.phrases.expand(*view.coded_name(first + i), place);
    block->names[i] = {place.data(), place.size()};
    at += sizes[i];
  }
  return block;
}

std::optional<Name> NameBlocks::find(const CatalogueView& view, std::uint32_t ordinal) const noexcept {
  const std::uint32_t first = ordinal / block_size * block_size;
  const Block* block = blocks_.get(ordinal / block_size, [&] { return expand(view, first); });
  if (block == nullptr || !block->valid[ordinal - first]) return std::nullopt;
  return split_name(block->names[ordinal - first]);
}

}  // namespace shelf::detail
