#include "store/file_bytes.hpp"

#include <cstdlib>
#include <cstring>
#include <utility>

namespace shelf::detail {

FileBytes::FileBytes(FileBytes&& other) noexcept { *this = std::move(other); }

FileBytes& FileBytes::operator=(FileBytes&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(release_, other.release_);
  return *this;
}

FileBytes::~FileBytes() {
  if (release_ != nullptr) release_(data_, size_);
}

FileBytes FileBytes::borrow(std::span<const std::byte> bytes) noexcept {
  FileBytes result;
  result.data_ = reinterpret_cast<unsigned char*>(const_cast<std::byte*>(bytes.data()));
  result.size_ = bytes.size();
  return result;
}

FileBytes FileBytes::adopt(void* bytes, std::size_t size, Release release) noexcept {
  FileBytes result;
  result.data_ = static_cast<unsigned char*>(bytes);
  result.size_ = size;
  result.release_ = release;
  return result;
}

Result<FileBytes> FileBytes::copy(std::span<const std::byte> bytes) noexcept {
  void* const memory = std::malloc(bytes.empty() ? 1 : bytes.size());
  if (memory == nullptr) return Error{Errc::no_memory, "file", bytes.size()};
  if (!bytes.empty()) std::memcpy(memory, bytes.data(), bytes.size());
  return adopt(memory, bytes.size(), free_bytes);
}

void free_bytes(void* bytes, std::size_t) noexcept { std::free(bytes); }

}  // namespace shelf::detail
