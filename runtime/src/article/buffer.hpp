// Memory that is used again. Grows, never shrinks; what it held is lost when it grows.
#pragma once

#include <cstddef>
#include <memory>
#include <new>

namespace shelf::detail {

class Buffer {
 public:
  // False: no memory.
  [[nodiscard]] bool reserve(std::size_t size) noexcept {
    if (size <= capacity_) return true;
    bytes_.reset(new (std::nothrow) unsigned char[size]);
    capacity_ = bytes_ == nullptr ? 0 : size;
    return bytes_ != nullptr;
  }
  [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }
  [[nodiscard]] unsigned char* data() noexcept { return bytes_.get(); }

 private:
  std::unique_ptr<unsigned char[]> bytes_;
  std::size_t capacity_ = 0;
};

}  // namespace shelf::detail
