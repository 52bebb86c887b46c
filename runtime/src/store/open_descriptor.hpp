// Opens a regular file for reading: never blocks on a FIFO, never a device, never over the limit.
#pragma once

#include <cstdint>
#include <string>

#include "shelf/result.hpp"

namespace shelf::detail {

// Closes on destruction.
class Descriptor {
 public:
  explicit Descriptor(int fd) noexcept : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : size(other.size), fd_(other.fd_) { other.fd_ = -1; }
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor();
  [[nodiscard]] int get() const noexcept { return fd_; }

  std::uint64_t size = 0;

 private:
  int fd_;
};

[[nodiscard]] Result<Descriptor> open_regular_file(const std::string& path, std::uint64_t max_bytes) noexcept;

}  // namespace shelf::detail
