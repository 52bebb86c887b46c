// One article: bounds, frame, decompression, phrases, and a check of the operations.
#include <algorithm>
#include <array>
#include <cstdint>
#include <new>

#include "article/check_unit.hpp"
#include "store/bundle_impl.hpp"

namespace shelf {

namespace {

using namespace detail;

constexpr std::uint32_t ratio_exempt_bytes = 64u << 10;
constexpr std::size_t magic_bytes = 4;
constexpr std::size_t smallest_buffer = 8192;  // of a scratch: most articles need no growth

// A unit as it stands in the file.
struct Unit {
  Bytes frame;  // without its magic number; or the content of a block and the checksum
  std::uint32_t expanded_size = 0;
  unsigned kind = 0;
};

Error damaged(std::uint32_t ordinal, std::uint64_t bound) noexcept {
  return Error{Errc::bad_unit, "article", ordinal, bound};
}

// 7 bits a byte, at most 4 bytes.
bool take_size(Bytes& bytes, std::uint32_t& size) noexcept {
  size = 0;
  for (unsigned shift = 0; shift < 28 && !bytes.empty(); shift += 7) {
    const unsigned char byte = bytes.front();
    bytes = bytes.subspan(1);
    size |= (byte & 0x7fu) << shift;
    if ((byte & 0x80) == 0) return true;
  }
  return false;
}

Result<Unit> locate(const CatalogueView& view, Bytes units, std::uint32_t ordinal, std::uint32_t max_bytes) noexcept {
  const auto [begin, end] = view.unit_begins.range(ordinal);
  if (begin > end || end > units.size()) return Error{Errc::bad_offset, "units", begin, units.size()};
  Unit unit{units.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin))};
  std::uint32_t head = 0;
  if (!take_size(unit.frame, head)) return damaged(ordinal, end - begin);
  unit.expanded_size = head >> format::unit_kind_bits;
  unit.kind = head & ((1u << format::unit_kind_bits) - 1);
  if (unit.expanded_size > max_bytes) return Error{Errc::limit_exceeded, "article", unit.expanded_size, max_bytes};
  return unit;
}

constexpr std::array<unsigned char, magic_bytes> frame_magic = {0x28, 0xB5, 0x2F, 0xFD};

// How long the content of a unit's frame is, as its first bytes state it.
Result<std::uint32_t> coded_size(const Unit& unit, std::uint32_t ordinal, std::uint32_t max_bytes) noexcept {
  std::array<unsigned char, 18> head{};  // the longest frame header
  std::ranges::copy(frame_magic, head.begin());
  const std::size_t known = std::min(unit.frame.size(), head.size() - magic_bytes);
  std::copy_n(unit.frame.begin(), known, head.begin() + magic_bytes);
  const auto stated = ZSTD_getFrameContentSize(head.data(), magic_bytes + known);
  if (stated == ZSTD_CONTENTSIZE_UNKNOWN || stated == ZSTD_CONTENTSIZE_ERROR) return damaged(ordinal, known);
  // What is coded takes at most twice the room: a byte behind an escape after each literal one.
  const std::uint64_t most_coded = 2 * std::uint64_t{max_bytes} + ratio_exempt_bytes;
  if (stated > most_coded) return Error{Errc::limit_exceeded, "article", stated, most_coded};
  const std::uint64_t most = std::uint64_t{format::max_unit_ratio} * (unit.frame.size() + magic_bytes);
  if (stated > ratio_exempt_bytes && stated > most) return Error{Errc::limit_exceeded, "article", stated, most};
  return static_cast<std::uint32_t>(stated);
}

// Decompressed but still coded. The bytes stand in `packed`.
Result<Bytes> decompress_frame(const Unit& unit, std::uint32_t ordinal, std::uint32_t max_bytes, ZSTD_DCtx* context,
                               const ZSTD_DDict* dictionary, Buffer& packed) noexcept {
  const auto size = coded_size(unit, ordinal, max_bytes);
  if (!size) return size.error();
  const std::size_t frame_size = unit.frame.size() + magic_bytes;
  if (!packed.reserve(std::max(smallest_buffer, frame_size + *size)))
    return Error{Errc::no_memory, "article", frame_size + *size};
  std::ranges::copy(frame_magic, packed.data());
  std::ranges::copy(unit.frame, packed.data() + magic_bytes);
  const auto header = read_frame_header(Bytes(packed.data(), frame_size));
  if (!header || header->raw_size != *size || header->dictionary_id != 0) return damaged(ordinal, *size);
  unsigned char* const coded = packed.data() + frame_size;
  if (ZSTD_decompress_usingDDict(context, coded, *size, packed.data(), frame_size, dictionary) != *size)
    return damaged(ordinal, *size);
  return Bytes(coded, *size);
}

// The same of a lone block, around which a frame is made: checksum, no content size, window of 128 KiB, last block.
Result<Bytes> decompress_block(const Unit& unit, std::uint32_t ordinal, ZSTD_DCtx* context,
                               const ZSTD_DDict* dictionary, Buffer& packed) noexcept {
  constexpr std::size_t head_bytes = 9, checksum_bytes = 4;
  const std::size_t stored = unit.frame.size();
  const std::uint32_t most = format::most_block_content(unit.expanded_size);
  if (stored < checksum_bytes || stored - checksum_bytes > format::most_block_content(~0u))
    return damaged(ordinal, stored);
  if (!packed.reserve(std::max(smallest_buffer, head_bytes + stored + most)))
    return Error{Errc::no_memory, "article", head_bytes + stored + most};
  const auto block = static_cast<std::uint32_t>(stored - checksum_bytes) << 3 | unit.kind << 1 | 1u;
  unsigned char* const frame = packed.data();
  std::ranges::copy(frame_magic, frame);
  frame[4] = 0x04;
  frame[5] = 0x38;
  for (unsigned i = 0; i < 3; ++i) frame[6 + i] = static_cast<unsigned char>(block >> 8 * i);
  std::ranges::copy(unit.frame, frame + head_bytes);
  unsigned char* const coded = frame + head_bytes + stored;
  const std::size_t size = ZSTD_decompress_usingDDict(context, coded, most, frame, head_bytes + stored, dictionary);
  if (ZSTD_isError(size) != 0) return damaged(ordinal, most);
  return Bytes(coded, size);
}

Result<Bytes> decompress(const Unit& unit, std::uint32_t ordinal, std::uint32_t max_bytes, ZSTD_DCtx* context,
                         const ZSTD_DDict* dictionary, Buffer& packed) noexcept {
  if (unit.kind == format::unit_frame) return decompress_frame(unit, ordinal, max_bytes, context, dictionary, packed);
  if (unit.kind != format::unit_compressed_block && unit.kind != format::unit_raw_block)
    return damaged(ordinal, unit.kind);
  return decompress_block(unit, ordinal, context, dictionary, packed);
}

std::span<char> chars_at(unsigned char* at, std::size_t size) noexcept { return {reinterpret_cast<char*>(at), size}; }

std::string_view text_of(std::span<const char> chars) noexcept { return {chars.data(), chars.size()}; }

// Written to the buffer at `at`. Most names fit the first room that is tried; no name needs more than the second.
Result<std::string_view> read_name(const CatalogueView& view, std::uint32_t ordinal, std::uint32_t max_bytes,
                                   Buffer& buffer, std::size_t at) noexcept {
  const auto coded = view.coded_name(ordinal);
  const RuleTable* const rules = view.name_rules->table();
  if (rules == nullptr) return Error{Errc::no_memory, "catalogue", ordinal};
  if (!coded) return Error{Errc::bad_offset, "catalogue", ordinal, view.articles};
  const std::size_t most = std::min<std::size_t>(most_name_growth * coded->size(), max_bytes);
  for (const std::size_t room : {std::min(8 * coded->size(), most), most}) {
    if (!buffer.reserve(at + room)) return Error{Errc::no_memory, "article", at + room};
    const auto name = chars_at(buffer.data() + at, room);
    if (const auto size = expand_name(*rules, *coded, name)) return std::string_view(name.data(), *size);
  }
  return Error{Errc::bad_offset, "catalogue", ordinal, most};
}

}  // namespace

Result<void> Bundle::Impl::decode(std::uint32_t ordinal, ZSTD_DCtx* context, Buffer& packed,
                                  Article::Impl& article) const noexcept {
  const auto unit = locate(catalogue, units, ordinal, options.max_article_bytes);
  if (!unit) return unit.error();
  if (const auto ready = dictionary.ready(); !ready) return ready;
  if (!expansion.ready(catalogue.phrases)) return Error{Errc::no_memory, "catalogue", catalogue.phrases.count()};
  const auto coded = decompress(*unit, ordinal, options.max_article_bytes, context, dictionary.get(), packed);
  if (!coded) return coded.error();
  const std::size_t name_at = unit->expanded_size + Phrases::slack;
  const auto name = read_name(catalogue, ordinal, options.max_article_bytes, article.buffer, name_at);
  if (!name) return name.error();
  const auto operations = chars_at(article.buffer.data(), unit->expanded_size);
  if (!expansion.expand(catalogue.phrases, *coded, operations)) return damaged(ordinal, unit->expanded_size);
  article.catalogue = &catalogue;
  article.attributes = &attributes;
  article.ordinal = ordinal;
  article.size = operations.size();
  article.name = split_name(*name);
  article.stream = OpStream{text_of(operations), article.name.title};
  const auto checked = check_unit(article.stream);
  if (!checked) return checked.error();
  article.body = checked->body;
  return {};
}

Result<Article> Bundle::article(ArticleRef ref) const noexcept {
  if (ref.ordinal >= article_count()) return Error{Errc::bad_argument, "article", ref.ordinal, article_count()};
  Article::ImplHandle handle(new (std::nothrow) Article::Impl, Article::ImplDelete{true});
  DecompressionContext context = impl_->contexts.take();
  if (handle == nullptr || context == nullptr) return Error{Errc::no_memory, "article", sizeof(Article::Impl)};
  Buffer packed;  // not kept: an owned article may be
  const auto decoded = impl_->decode(ref.ordinal, context.get(), packed, *handle);
  impl_->contexts.give_back(std::move(context));
  if (!decoded) return decoded.error();
  return Article(std::move(handle));
}

Result<Article> Bundle::article(ArticleRef ref, Scratch& scratch) const noexcept {
  if (ref.ordinal >= article_count()) return Error{Errc::bad_argument, "article", ref.ordinal, article_count()};
  if (scratch.impl_ == nullptr) scratch.impl_.reset(new (std::nothrow) Scratch::Impl);
  if (scratch.impl_ == nullptr) return Error{Errc::no_memory, "article", sizeof(Scratch::Impl)};
  Scratch::Impl& kept = *scratch.impl_;
  if (kept.context == nullptr) kept.context.reset(ZSTD_createDCtx());
  if (kept.context == nullptr) return Error{Errc::no_memory, "article"};
  if (!kept.article.buffer.reserve(smallest_buffer)) return Error{Errc::no_memory, "article", smallest_buffer};
  const auto decoded = impl_->decode(ref.ordinal, kept.context.get(), kept.packed, kept.article);
  if (!decoded) return decoded.error();
  return Article(Article::ImplHandle(&kept.article, Article::ImplDelete{false}));
}

}  // namespace shelf
