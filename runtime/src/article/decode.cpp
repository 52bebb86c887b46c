// One article: bounds, frame, decompression, phrases, and a check of the operations.
#include <algorithm>
#include <array>
#include <cstdint>
#include <new>

#include "article/byte_block.hpp"
#include "article/read_unit.hpp"
#include "store/bundle_impl.hpp"

namespace shelf {

namespace {

using namespace detail;

constexpr std::uint32_t ratio_exempt_bytes = 64u << 10;
constexpr std::size_t magic_bytes = 4, checksum_bytes = 4;  // of a frame
constexpr std::size_t smallest_buffer = 16384;              // of a scratch: most articles need no growth

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

// A unit is far from the processor when articles are read at random: all of it is fetched at once.
void fetch_ahead(Bytes unit) noexcept {
#if defined(__GNUC__)
  constexpr std::size_t cache_line = 64, usual_unit = 3 * cache_line;
  for (std::size_t i = 0; i < std::min(unit.size(), usual_unit); i += cache_line) __builtin_prefetch(unit.data() + i);
#else
  (void)unit;
#endif
}

// What is coded takes at most twice the room: a byte behind an escape after each literal one.
constexpr std::uint64_t most_coded(std::uint32_t max_bytes) noexcept {
  return 2 * std::uint64_t{max_bytes} + ratio_exempt_bytes;
}

Result<Unit> locate(const CatalogueView& view, Bytes units, std::uint32_t ordinal, std::uint32_t max_bytes) noexcept {
  const auto [begin, end] = view.unit_begins.range(ordinal);
  if (begin > end || end > units.size()) return Error{Errc::bad_offset, "units", begin, units.size()};
  // A frame may hold any number of empty blocks: it is not copied before its size is known to be one of an article.
  if (const std::uint64_t most = ZSTD_COMPRESSBOUND(most_coded(max_bytes)); end - begin > most)
    return Error{Errc::article_too_large, "article", end - begin, most};
  Unit unit{units.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin))};
  fetch_ahead(unit.frame);
  std::uint32_t head = 0;
  if (!take_size(unit.frame, head)) return damaged(ordinal, end - begin);
  unit.expanded_size = head >> format::unit_kind_bits;
  unit.kind = head & ((1u << format::unit_kind_bits) - 1);
  if (unit.expanded_size > max_bytes) return Error{Errc::article_too_large, "article", unit.expanded_size, max_bytes};
  return unit;
}

constexpr std::array<unsigned char, magic_bytes> frame_magic = {0x28, 0xB5, 0x2F, 0xFD};

Result<void> check_size(std::uint64_t stated, std::size_t frame_size, std::uint32_t max_bytes) noexcept {
  if (const std::uint64_t limit = most_coded(max_bytes); stated > limit)
    return Error{Errc::article_too_large, "article", stated, limit};
  const std::uint64_t most = std::uint64_t{format::max_unit_ratio} * frame_size;
  if (stated > ratio_exempt_bytes && stated > most) return Error{Errc::ratio_too_high, "article", stated, most};
  return {};
}

// What stands before the bytes of a unit to make them a frame.
struct FrameHead {
  std::array<unsigned char, 9> bytes{};
  std::size_t size = magic_bytes;
};

// Around a lone block: checksum, no content size, window of 128 KiB, last block.
FrameHead head_of(const Unit& unit) noexcept {
  FrameHead head;
  std::copy(frame_magic.begin(), frame_magic.end(), head.bytes.begin());
  if (unit.kind == format::unit_frame) return head;
  const auto block = static_cast<std::uint32_t>(unit.frame.size() - checksum_bytes) << 3 | unit.kind << 1 | 1u;
  head.bytes[4] = 0x04;
  head.bytes[5] = 0x38;
  for (unsigned i = 0; i < 3; ++i) head.bytes[6 + i] = static_cast<unsigned char>(block >> 8 * i);
  head.size = head.bytes.size();
  return head;
}

bool is_unit(const Unit& unit) noexcept {
  if (unit.kind == format::unit_frame) return true;
  return (unit.kind == format::unit_compressed_block || unit.kind == format::unit_raw_block) &&
         unit.frame.size() >= checksum_bytes && unit.frame.size() - checksum_bytes <= format::most_block_content(~0u);
}

// At the begin of `packed`, which has the room.
void put_frame(const FrameHead& head, Bytes rest, Buffer& packed) noexcept {
  std::copy_n(head.bytes.begin(), head.size, packed.data());
  std::copy(rest.begin(), rest.end(), packed.data() + head.size);
}

// How long what is coded may be; exactly so long where a frame states it.
Result<std::size_t> content_size(const Unit& unit, std::uint32_t ordinal, std::uint32_t max_bytes,
                                 Bytes frame) noexcept {
  if (unit.kind != format::unit_frame) return std::size_t{format::most_block_content(unit.expanded_size)};
  const auto header = read_frame_header(frame);
  if (!header || header->dictionary_id != 0) return damaged(ordinal, frame.size());
  if (const auto checked = check_size(header->raw_size, frame.size(), max_bytes); !checked) return checked.error();
  return static_cast<std::size_t>(header->raw_size);
}

// What is decompressed is still coded. All stands in `packed`.
Result<Bytes> decompress(const Unit& unit, std::uint32_t ordinal, std::uint32_t max_bytes, ZSTD_DCtx* context,
                         const ZSTD_DDict* dictionary, Buffer& packed) noexcept {
  if (!is_unit(unit)) return damaged(ordinal, unit.frame.size());
  const FrameHead head = head_of(unit);
  const std::size_t frame_size = head.size + unit.frame.size();
  if (!packed.reserve(std::max(smallest_buffer, frame_size))) return Error{Errc::no_memory, "article", frame_size};
  put_frame(head, unit.frame, packed);
  const auto most = content_size(unit, ordinal, max_bytes, Bytes(packed.data(), frame_size));
  if (!most) return most.error();
  const std::size_t all = frame_size + *most;
  if (all > packed.capacity()) {
    if (!packed.reserve(all)) return Error{Errc::no_memory, "article", all};
    put_frame(head, unit.frame, packed);
  }
  unsigned char* const coded = packed.data() + frame_size;
  const std::size_t size = ZSTD_decompress_usingDDict(context, coded, *most, packed.data(), frame_size, dictionary);
  if (ZSTD_isError(size) != 0 || (unit.kind == format::unit_frame && size != *most)) return damaged(ordinal, *most);
  return Bytes(coded, size);
}

std::span<char> chars_at(unsigned char* at, std::size_t size) noexcept { return {reinterpret_cast<char*>(at), size}; }

}  // namespace

Result<void> Bundle::Impl::decode(std::uint32_t ordinal, ZSTD_DCtx* context, Buffer& packed,
                                  Article::Impl& article) const noexcept {
  const auto unit = locate(catalogue, units, ordinal, options.max_article_bytes);
  if (!unit) return unit.error();
  if (const auto ready = dictionary.ready(); !ready) return ready;
  if (!expansion.ready(catalogue.phrases)) return Error{Errc::no_memory, "catalogue", catalogue.phrases.count()};
  const auto coded = decompress(*unit, ordinal, options.max_article_bytes, context, dictionary.get(), packed);
  if (!coded) return coded.error();
  const std::size_t room = unit->expanded_size + Phrases::slack;
  if (!article.buffer.reserve(room)) return Error{Errc::no_memory, "article", room};
  article.title = {&catalogue, &names, ordinal};
  article.catalogue = &catalogue;
  article.attributes = &attributes;
  article.ordinal = ordinal;
  article.size = unit->expanded_size;
  const auto text = chars_at(article.buffer.data(), unit->expanded_size);
  if (expansion.expand(catalogue.phrases, *coded, text) != text.size()) return damaged(ordinal, text.size());
  std::fill_n(text.data() + text.size(), WideBlock::size, '\0');  // what follows is looked at, so it is no accident
  static_assert(WideBlock::size <= Phrases::slack);
  article.body = OpReader(article.steps, text.data(), article.title);
  return read_unit({{text.data(), text.size()}, &article.title}, article.steps);
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
