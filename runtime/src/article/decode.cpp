// One article: bounds, frame, decompression, phrases, and a check of the operations.
#include <algorithm>
#include <array>
#include <cstdint>
#include <new>

#include "article/read_unit.hpp"
#include "store/bundle_impl.hpp"

namespace shelf {

namespace {

using namespace detail;

constexpr std::uint32_t ratio_exempt_bytes = 64u << 10;
constexpr std::size_t magic_bytes = 4;
constexpr std::size_t padding = 16;             // behind coded text, so that it may be read beyond its end
constexpr std::size_t smallest_buffer = 16384;  // of a scratch: most articles need no growth

// A unit as it stands in the file.
struct Unit {
  Bytes frame;  // without its magic number
  std::uint32_t expanded_size = 0;
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
  const std::uint64_t begin = view.unit_begins[ordinal], end = view.unit_begins[ordinal + 1];
  if (begin > end || end > units.size()) return Error{Errc::bad_offset, "units", begin, units.size()};
  Unit unit{units.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)), 0};
  if (!take_size(unit.frame, unit.expanded_size)) return damaged(ordinal, end - begin);
  if (unit.expanded_size > max_bytes) return Error{Errc::limit_exceeded, "article", unit.expanded_size, max_bytes};
  return unit;
}

constexpr std::array<unsigned char, magic_bytes> frame_magic = {0x28, 0xB5, 0x2F, 0xFD};

// What is coded takes at most twice the room: a byte behind an escape after each literal one.
Result<void> check_size(std::uint64_t stated, std::size_t frame_size, std::uint32_t max_bytes) noexcept {
  const std::uint64_t most_coded = 2 * std::uint64_t{max_bytes} + ratio_exempt_bytes;
  if (stated > most_coded) return Error{Errc::limit_exceeded, "article", stated, most_coded};
  const std::uint64_t most = std::uint64_t{format::max_unit_ratio} * frame_size;
  if (stated > ratio_exempt_bytes && stated > most) return Error{Errc::limit_exceeded, "article", stated, most};
  return {};
}

// The frame with its magic number, at the begin of `packed`.
void put_frame(Bytes frame, Buffer& packed) noexcept {
  std::ranges::copy(frame_magic, packed.data());
  std::ranges::copy(frame, packed.data() + magic_bytes);
}

// Decompressed but still coded.
struct Coded {
  Bytes bytes;
  RunEnd* ends = nullptr;  // room for those of its text
};

// All stands in `packed`.
Result<Coded> decompress(const Unit& unit, std::uint32_t ordinal, std::uint32_t max_bytes, ZSTD_DCtx* context,
                         const ZSTD_DDict* dictionary, Buffer& packed) noexcept {
  const std::size_t frame_size = unit.frame.size() + magic_bytes;
  if (!packed.reserve(std::max(smallest_buffer, frame_size))) return Error{Errc::no_memory, "article", frame_size};
  put_frame(unit.frame, packed);
  const auto header = read_frame_header(Bytes(packed.data(), frame_size));
  if (!header || header->dictionary_id != 0) return damaged(ordinal, frame_size);
  if (const auto checked = check_size(header->raw_size, frame_size, max_bytes); !checked) return checked.error();
  const auto size = static_cast<std::size_t>(header->raw_size);
  const std::size_t ends_at = (frame_size + size) / alignof(RunEnd) * alignof(RunEnd) + alignof(RunEnd);
  const std::size_t all = ends_at + (std::size_t{unit.expanded_size} + 1) * sizeof(RunEnd);
  if (all > packed.capacity()) {
    if (!packed.reserve(all)) return Error{Errc::no_memory, "article", all};
    put_frame(unit.frame, packed);
  }
  unsigned char* const coded = packed.data() + frame_size;
  if (ZSTD_decompress_usingDDict(context, coded, size, packed.data(), frame_size, dictionary) != size)
    return damaged(ordinal, size);
  return Coded{Bytes(coded, size), reinterpret_cast<RunEnd*>(packed.data() + ends_at)};
}

std::span<char> chars_at(unsigned char* at, std::size_t size) noexcept { return {reinterpret_cast<char*>(at), size}; }

}  // namespace

// Id and title behind the text of the unit, for which there is room.
Result<void> Bundle::Impl::decode_name(std::uint32_t ordinal, std::size_t at, Article::Impl& article) const noexcept {
  const auto coded = catalogue.coded_name(ordinal);
  if (!coded) return Error{Errc::bad_offset, "catalogue", ordinal, catalogue.articles};
  // A code of one byte stands for a phrase at most, so that its length need not be found out first.
  const std::uint64_t most = std::uint64_t{format::max_phrase_bytes} * coded->size();
  const auto room = static_cast<std::size_t>(std::min<std::uint64_t>(most, options.max_article_bytes));
  if (!article.buffer.reserve(at + room + Phrases::slack)) return Error{Errc::no_memory, "article", at + room};
  const auto name = chars_at(article.buffer.data() + at, room);
  if (const auto size = expansion.expand(catalogue.phrases, *coded, name)) {
    article.name = split_name({name.data(), *size});
    return {};
  }
  const auto size = catalogue.phrases.expanded_size(*coded);
  if (!size) return Error{Errc::bad_offset, "catalogue", ordinal, catalogue.articles};
  return Error{Errc::limit_exceeded, "catalogue", *size, options.max_article_bytes};
}

Result<void> Bundle::Impl::decode(std::uint32_t ordinal, ZSTD_DCtx* context, Buffer& packed,
                                  Article::Impl& article) const noexcept {
  const auto unit = locate(catalogue, units, ordinal, options.max_article_bytes);
  if (!unit) return unit.error();
  if (const auto ready = dictionary.ready(); !ready) return ready;
  if (!expansion.ready(catalogue.phrases)) return Error{Errc::no_memory, "catalogue", catalogue.phrases.count()};
  const auto coded = decompress(*unit, ordinal, options.max_article_bytes, context, dictionary.get(), packed);
  if (!coded) return coded.error();
  const auto named = decode_name(ordinal, unit->expanded_size + Phrases::slack, article);
  if (!named) return named;
  article.catalogue = &catalogue;
  article.attributes = &attributes;
  article.ordinal = ordinal;
  article.size = unit->expanded_size;
  const auto text = chars_at(article.buffer.data(), unit->expanded_size);
  if (expansion.expand(catalogue.phrases, coded->bytes, text) != text.size()) return damaged(ordinal, text.size());
  article.body = OpReader(article.steps, text.data());
  find_run_ends({text.data(), text.size()}, coded->ends);
  return read_unit({text.data(), text.size()}, coded->ends, article.name.title, article.steps);
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
