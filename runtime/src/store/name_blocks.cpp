#include "store/name_blocks.hpp"

#include <algorithm>
#include <new>

#include "article/title_source.hpp"
#include "article/utf8.hpp"
#include "shelf_format/format.hpp"

namespace shelf::detail {

namespace {
// Names that do not overlap stay below this. Blocks stay in memory: overlapping ones of a hostile file must not fill
// it.
std::uint64_t most_text(const CatalogueView& view) noexcept {
  return most_name_growth * view.names.size() * 2;  // twice: two threads may make one block
}

// Room for names one after the other. Growing moves what is there.
class TextRoom {
 public:
  [[nodiscard]] bool reserve(std::size_t wanted) noexcept {
    if (wanted <= capacity_) return true;
    const std::size_t size = std::max(wanted, capacity_ * 2);
    std::unique_ptr<char[]> grown(new (std::nothrow) char[size]);
    if (grown == nullptr) return failed_ = true, false;
    std::copy_n(text_.get(), used_, grown.get());
    text_ = std::move(grown);
    capacity_ = size;
    return true;
  }
  // The size of what was added; nothing: damaged, or no memory.
  [[nodiscard]] std::optional<std::size_t> add(const RuleTable& rules, Bytes coded) noexcept {
    for (const std::size_t growth : {std::size_t{8}, most_name_growth}) {
      if (!reserve(used_ + growth * coded.size())) return std::nullopt;
      const auto size = expand_name(rules, coded, {text_.get() + used_, growth * coded.size()});
      if (!size) continue;
      used_ += *size;
      return size;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::size_t used() const noexcept { return used_; }
  [[nodiscard]] bool failed() const noexcept { return failed_; }  // for want of memory
  [[nodiscard]] std::unique_ptr<char[]> take() noexcept { return std::move(text_); }

 private:
  std::unique_ptr<char[]> text_;
  std::size_t used_ = 0, capacity_ = 0;
  bool failed_ = false;
};
}  // namespace

Name split_name(std::string_view name) noexcept {
  const auto end = name.find('\0');
  if (end == std::string_view::npos) return {name, {}};
  return {name.substr(0, end), name.substr(end + 1)};
}

std::unique_ptr<NameBlocks::Block> NameBlocks::expand(const CatalogueView& view, std::uint32_t first) const noexcept {
  const RuleTable* rules = view.name_rules->table();
  std::unique_ptr<Block> block(new (std::nothrow) Block);
  if (rules == nullptr || block == nullptr) return nullptr;
  const std::uint32_t count = std::min(block_size, view.articles - first);
  std::array<std::size_t, block_size> sizes{};
  TextRoom room;
  for (std::uint32_t i = 0; i < count && room.used() <= most_text(view); ++i) {
    const auto coded = view.coded_name(first + i);
    const auto size = coded ? room.add(*rules, *coded) : std::nullopt;
    block->valid[i] = size.has_value();
    sizes[i] = size.value_or(0);
  }
  if (room.failed()) return nullptr;
  if (expanded_.fetch_add(room.used(), std::memory_order_relaxed) + room.used() > most_text(view)) return nullptr;
  block->text = room.take();
  std::size_t at = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    block->names[i] = {block->text.get() + at, sizes[i]};
    at += sizes[i];
  }
  return block;
}

std::unique_ptr<NameBlocks::Group> NameBlocks::make_group() noexcept {
  std::unique_ptr<Group> group(new (std::nothrow) Group);
  return group != nullptr && group->reserve(group_size / block_size) ? std::move(group) : nullptr;
}

Result<Name> NameBlocks::find(const CatalogueView& view, std::uint32_t ordinal) const noexcept {
  const std::uint32_t first = ordinal / block_size * block_size;
  const Group* group = groups_.get(ordinal / group_size, make_group);
  if (group == nullptr) return Error{Errc::no_memory, "catalogue", ordinal, view.articles};
  const Block* block = group->get(ordinal % group_size / block_size, [&] { return expand(view, first); });
  if (block == nullptr) {
    const bool too_much = expanded_.load(std::memory_order_relaxed) > most_text(view);
    return Error{too_much ? Errc::bad_offset : Errc::no_memory, "catalogue", ordinal, view.articles};
  }
  if (!block->valid[ordinal - first]) return Error{Errc::bad_offset, "catalogue", ordinal, view.articles};
  return split_name(block->names[ordinal - first]);
}

Name TitleSource::name() const noexcept {
  const auto name = names->find(*catalogue, ordinal);
  return name ? *name : Name{};
}

std::optional<Error> TitleSource::want() const noexcept {
  const auto name = names->find(*catalogue, ordinal);
  return name || name.error().code != Errc::no_memory ? std::nullopt : std::optional(name.error());
}

std::string_view TitleSource::text() const noexcept {
  const std::string_view title = name().title;
  return title.size() <= format::max_unit_raw_bytes && is_utf8(title) ? title : std::string_view();
}

}  // namespace shelf::detail
