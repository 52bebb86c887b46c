// The bytes of a bundle, and who owns them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "shelf/result.hpp"

namespace shelf::detail {

// Owns memory of any kind, or borrows. Move-only.
class FileBytes {
 public:
  using Release = void (*)(void* bytes, std::size_t size) noexcept;

  FileBytes() = default;
  FileBytes(FileBytes&& other) noexcept;
  FileBytes& operator=(FileBytes&& other) noexcept;
  ~FileBytes();

  [[nodiscard]] static FileBytes borrow(std::span<const std::byte> bytes) noexcept;
  // `release` is called once with both, when they are no longer needed.
  [[nodiscard]] static FileBytes adopt(void* bytes, std::size_t size, Release release) noexcept;
  // Aligned to 16. Errors: no_memory.
  [[nodiscard]] static Result<FileBytes> copy(std::span<const std::byte> bytes) noexcept;

  [[nodiscard]] const unsigned char* data() const noexcept { return data_; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  unsigned char* data_ = nullptr;
  std::size_t size_ = 0;
  Release release_ = nullptr;  // nullptr: borrowed
};

// For FileBytes::adopt: memory of malloc().
void free_bytes(void* bytes, std::size_t size) noexcept;

// Copies a regular file into memory. Errors: io, not_a_regular_file, file_too_large, no_memory.
[[nodiscard]] Result<FileBytes> read_file(const std::string& path, std::uint64_t max_bytes) noexcept;
// Maps a regular file read-only. Errors: the same.
[[nodiscard]] Result<FileBytes> map_file(const std::string& path, std::uint64_t max_bytes) noexcept;

}  // namespace shelf::detail
