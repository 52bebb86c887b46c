#define ZSTD_STATIC_LINKING_ONLY  // for a dictionary that is not copied
#include "store/dictionary.hpp"

#include <cstdint>
#include <utility>

#include "shelf_format/format.hpp"
#include "shelf_format/xxh64.hpp"
#include "store/private_memory.hpp"

namespace shelf::detail {

namespace {
constexpr std::uint32_t frame_magic = 0xFD2FB528u;
constexpr unsigned char checksum_bit = 4;  // of the frame header descriptor, the byte after the magic
}  // namespace

std::optional<FrameHeader> read_frame_header(Bytes frame) noexcept {
  if (frame.size() < 6 || format::detail::load_le<std::uint32_t>(frame.data()) != frame_magic) return std::nullopt;
  if ((frame[4] & checksum_bit) == 0) return std::nullopt;
  if (ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size()) return std::nullopt;
  const auto raw_size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (raw_size == ZSTD_CONTENTSIZE_UNKNOWN || raw_size == ZSTD_CONTENTSIZE_ERROR) return std::nullopt;
  return FrameHeader{raw_size, ZSTD_getDictID_fromFrame(frame.data(), frame.size())};
}

Result<void> Dictionary::ready() const noexcept {
  if (section_.empty()) return {};
  return inflated_.get([this] { return inflate(); });
}

Result<void> Dictionary::inflate() const noexcept {
  const auto header = read_frame_header(section_);
  if (!header || header->dictionary_id != 0) return Error{Errc::bad_dictionary, "dictionary", 0, section_.size()};
  if (header->raw_size > max_bytes_)
    return Error{Errc::dictionary_too_large, "dictionary", header->raw_size, max_bytes_};
  const auto size = static_cast<std::size_t>(header->raw_size);
  unsigned char* const memory = allocate_private(size);
  FileBytes raw = FileBytes::adopt(memory, size, free_bytes);
  const DecompressionContext context(ZSTD_createDCtx());
  if (memory == nullptr || context == nullptr) return Error{Errc::no_memory, "dictionary", size};
  if (ZSTD_decompressDCtx(context.get(), memory, size, section_.data(), section_.size()) != size)
    return Error{Errc::bad_dictionary, "dictionary", 0, size};
  dictionary_.reset(ZSTD_createDDict_byReference(memory, size));
  // nullptr for want of memory as for a bad dictionary; what failed for want of memory may do better now.
  if (dictionary_ == nullptr) dictionary_.reset(ZSTD_createDDict_byReference(memory, size));
  if (dictionary_ == nullptr) return Error{Errc::bad_dictionary, "dictionary", 0, size};
  raw_ = std::move(raw);
  return {};
}

DecompressionContext ContextPool::take() const noexcept {
  if (ZSTD_DCtx* context = spare_.exchange(nullptr, std::memory_order_acq_rel)) return DecompressionContext(context);
  return DecompressionContext(ZSTD_createDCtx());
}

void ContextPool::give_back(DecompressionContext context) const noexcept {
  DecompressionContext old(spare_.exchange(context.release(), std::memory_order_acq_rel));
}

}  // namespace shelf::detail
