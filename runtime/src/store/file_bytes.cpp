#include "store/file_bytes.hpp"

#include <sys/mman.h>

#include <new>
#include <utility>

namespace shelf::detail {

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
  result.owned_.reset(new (std::nothrow) unsigned char[size == 0 ? 1 : size]);
  result.data_ = result.owned_.get();
  result.size_ = result.data_ == nullptr ? 0 : size;
  return result;
}

}  // namespace shelf::detail
