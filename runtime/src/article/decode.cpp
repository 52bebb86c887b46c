// One article: bounds, frame header, decompression into an exact buffer, FlatBuffer, operation stream.
#include <cstdint>
#include <new>

#include "article/check_unit.hpp"
#include "store/bundle_impl.hpp"
#include "store/flat_buffer.hpp"

namespace shelf {

namespace {

using namespace detail;

constexpr std::uint32_t ratio_exempt_bytes = 64u << 10;
constexpr std::size_t smallest_buffer = 4096;

struct Frame {
  Bytes bytes;
  std::uint32_t raw_size = 0;
};

Result<Frame> locate(const CatalogueView& view, Bytes units, std::uint32_t ordinal) noexcept {
  const std::uint64_t begin = view.articles[ordinal].unit_offset(), end = view.articles[ordinal + 1].unit_offset();
  if (begin > end || end > units.size()) return Error{Errc::bad_offset, "units", begin, units.size()};
  return Frame{units.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)),
               view.articles[ordinal].raw_size()};
}

Result<void> check_frame(const Frame& frame, std::uint32_t ordinal, std::uint32_t max_bytes,
                         unsigned dictionary_id) noexcept {
  if (frame.raw_size > max_bytes) return Error{Errc::limit_exceeded, "article", frame.raw_size, max_bytes};
  const std::uint64_t most = std::uint64_t{format::max_unit_ratio} * frame.bytes.size();
  if (frame.raw_size > ratio_exempt_bytes && frame.raw_size > most)
    return Error{Errc::limit_exceeded, "article", frame.raw_size, most};
  const auto header = read_frame_header(frame.bytes);
  if (!header || header->raw_size != frame.raw_size) return Error{Errc::bad_unit, "article", ordinal, frame.raw_size};
  if (header->dictionary_id != dictionary_id)
    return Error{Errc::bad_dictionary, "article", header->dictionary_id, dictionary_id};
  return {};
}

std::string_view text_of(const flatbuffers::Vector<std::uint8_t>& bytes) noexcept {
  return {reinterpret_cast<const char*>(bytes.Data()), bytes.size()};
}

}  // namespace

Result<void> Bundle::Impl::decode(std::uint32_t ordinal, ZSTD_DCtx* context, Article::Impl& article) const noexcept {
  const auto frame = locate(catalogue, units, ordinal);
  if (!frame) return frame.error();
  if (const auto ready = dictionary.ready(); !ready) return ready;
  if (const auto checked = check_frame(*frame, ordinal, options.max_article_bytes, dictionary.id()); !checked)
    return checked;
  if (article.capacity < frame->raw_size) {
    article.capacity = frame->raw_size < smallest_buffer ? smallest_buffer : frame->raw_size;
    article.buffer.reset(new (std::nothrow) unsigned char[article.capacity]);
    if (article.buffer == nullptr) {
      article.capacity = 0;
      return Error{Errc::no_memory, "article", frame->raw_size};
    }
  }
  article.size = ZSTD_decompress_usingDDict(context, article.buffer.get(), frame->raw_size, frame->bytes.data(),
                                            frame->bytes.size(), dictionary.get());
  if (ZSTD_isError(article.size) != 0 || article.size != frame->raw_size)
    return Error{Errc::bad_unit, "article", ordinal, frame->raw_size};
  const auto* root = verified_root<fb::Article>(Bytes(article.buffer.get(), article.size));
  if (root == nullptr) return Error{Errc::bad_structure, "article", 0, article.size};
  article.catalogue = &catalogue;
  article.ordinal = ordinal;
  const auto title = catalogue.title(ordinal);
  if (!title) return Error{Errc::bad_offset, "catalogue", ordinal, catalogue.article_count()};
  article.stream = OpStream{text_of(*root->ops()), *title};
  const auto unit = check_unit(article.stream);
  if (!unit) return unit.error();
  article.body = unit->body;
  article.source_path = unit->source_path;
  return {};
}

Result<Article> Bundle::article(ArticleRef ref) const noexcept {
  if (ref.ordinal >= article_count()) return Error{Errc::bad_argument, "article", ref.ordinal, article_count()};
  Article::ImplHandle handle(new (std::nothrow) Article::Impl, Article::ImplDelete{true});
  DecompressionContext context = impl_->contexts.take();
  if (handle == nullptr || context == nullptr) return Error{Errc::no_memory, "article", sizeof(Article::Impl)};
  // Exactly what is needed: an owned article may be kept for long.
  const auto decoded = impl_->decode(ref.ordinal, context.get(), *handle);
  impl_->contexts.give_back(std::move(context));
  if (!decoded) return decoded.error();
  return Article(std::move(handle));
}

Result<Article> Bundle::article(ArticleRef ref, Scratch& scratch) const noexcept {
  if (ref.ordinal >= article_count()) return Error{Errc::bad_argument, "article", ref.ordinal, article_count()};
  if (scratch.impl_ == nullptr) scratch.impl_.reset(new (std::nothrow) Scratch::Impl);
  if (scratch.impl_ == nullptr) return Error{Errc::no_memory, "article", sizeof(Scratch::Impl)};
  if (scratch.impl_->context == nullptr) scratch.impl_->context.reset(ZSTD_createDCtx());
  if (scratch.impl_->context == nullptr) return Error{Errc::no_memory, "article"};
  const auto decoded = impl_->decode(ref.ordinal, scratch.impl_->context.get(), scratch.impl_->article);
  if (!decoded) return decoded.error();
  return Article(Article::ImplHandle(&scratch.impl_->article, Article::ImplDelete{false}));
}

}  // namespace shelf
