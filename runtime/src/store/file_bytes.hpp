// The bytes of a bundle, and who owns them.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>
#include <string>

#include "shelf/result.hpp"

namespace shelf::detail {

// Owns an allocation or a mapping, or borrows. Move-only. Owned bytes are aligned to 16.
class FileBytes {
 public:
  FileBytes() = default;
  FileBytes(FileBytes&& other) noexcept;
  FileBytes& operator=(FileBytes&& other) noexcept;
  ~FileBytes();

  [[nodiscard]] static FileBytes borrow(std::span<const std::byte> bytes) noexcept;
  [[nodiscard]] static FileBytes adopt_mapping(void* address, std::size_t size) noexcept;
  // `size` bytes to fill in by writable(); empty data when there is no memory.
  [[nodiscard]] static FileBytes allocate(std::size_t size) noexcept;

  [[nodiscard]] const unsigned char* data() const noexcept { return data_; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] unsigned char* writable() noexcept { return owned_.get(); }

 private:
  struct Free {
    void operator()(unsigned char* bytes) const noexcept { std::free(bytes); }
  };
  std::unique_ptr<unsigned char[], Free> owned_;
  const unsigned char* data_ = nullptr;
  std::size_t size_ = 0;
  bool mapped_ = false;
};

// Copies a regular file into memory. Errors: io, not_a_regular_file, file_too_large, no_memory.
[[nodiscard]] Result<FileBytes> read_file(const std::string& path, std::uint64_t max_bytes) noexcept;
// Maps a regular file read-only. Errors: the same.
[[nodiscard]] Result<FileBytes> map_file(const std::string& path, std::uint64_t max_bytes) noexcept;

}  // namespace shelf::detail
