#include "store/file_bytes.hpp"

#include <sys/mman.h>

#include <cstdlib>
#include <utility>

namespace shelf::detail {

namespace {
// Huge pages where the system has them: making a thousand pages of 4 KB takes a fifth of the time of a program that
// shows one article. A program that opens the same file again and again would have them already.
constexpr std::size_t huge_page = 2u << 20;
}  // namespace

FileBytes::FileBytes(FileBytes&& other) noexcept { *this = std::move(other); }

FileBytes& FileBytes::operator=(FileBytes&& other) noexcept {
  std::swap(owned_, other.owned_);
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(mapped_, other.mapped_);
  return *this;
}

FileBytes::~FileBytes() {
  if (mapped_) munmap(const_cast<unsigned char*>(data_), size_);
}

FileBytes FileBytes::borrow(std::span<const std::byte> bytes) noexcept {
  FileBytes result;
  result.data_ = reinterpret_cast<const unsigned char*>(bytes.data());
  result.size_ = bytes.size();
  return result;
}

FileBytes FileBytes::adopt_mapping(void* address, std::size_t size) noexcept {
  FileBytes result;
  result.data_ = static_cast<const unsigned char*>(address);
  result.size_ = size;
  result.mapped_ = true;
  return result;
}

FileBytes FileBytes::allocate(std::size_t size) noexcept {
  FileBytes result;
  void* memory = nullptr;
  if (size < huge_page)
    memory = std::malloc(size == 0 ? 1 : size);
  else if (posix_memalign(&memory, huge_page, size) == 0)
    madvise(memory, size / huge_page * huge_page, MADV_HUGEPAGE);
  result.owned_.reset(static_cast<unsigned char*>(memory));
  result.data_ = result.owned_.get();
  result.size_ = result.data_ == nullptr ? 0 : size;
  return result;
}

}  // namespace shelf::detail
