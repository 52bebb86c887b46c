#include "store/name_blocks.hpp"

#include <algorithm>
#include <new>

#include "shelf_format/format.hpp"

namespace shelf::detail {

namespace {
// A code of one byte stands for at most a phrase, so names that do not overlap stay below this. Blocks stay in memory:
// overlapping ones of a hostile file must not fill it.
std::uint64_t most_text(const CatalogueView& view) noexcept {
  return std::uint64_t{format::max_phrase_bytes} * view.names.size() * 2;  // twice: two threads may make one block
}
}  // namespace

Name split_name(std::string_view name) noexcept {
  const auto end = name.find('\0');
  if (end == std::string_view::npos) return {name, {}};
  return {name.substr(0, end), name.substr(end + 1)};
}

std::unique_ptr<NameBlocks::Block> NameBlocks::expand(const CatalogueView& view, std::uint32_t first) const noexcept {
  std::unique_ptr<Block> block(new (std::nothrow) Block);
  if (block == nullptr) return nullptr;
  const std::uint32_t count = std::min(block_size, view.articles - first);
  std::array<std::size_t, block_size> sizes{};
  std::size_t total = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto coded = view.coded_name(first + i);
    const auto size = coded ? view.phrases.expanded_size(*coded) : std::nullopt;
    block->valid[i] = size && total + *size <= most_text(view);
    if (block->valid[i]) total += sizes[i] = *size;
  }
  if (expanded_.fetch_add(total, std::memory_order_relaxed) + total > most_text(view)) return nullptr;
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
