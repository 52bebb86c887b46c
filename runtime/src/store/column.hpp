// A packed column of the catalogue: numbers of one width in bits, read in place.
#pragma once

#include <cstddef>
#include <cstdint>

#include "shelf_format/format.hpp"
#include "shelf_format/xxh64.hpp"
#include "store/container.hpp"

namespace shelf::detail {

class Column {
 public:
  Column() = default;
  // Invalid when the bytes are not those of `size` numbers of this width. Reads none of them.
  Column(Bytes bytes, unsigned width, std::uint64_t size) noexcept {
    constexpr std::size_t around = format::column_head + format::column_tail;
    if (bytes.size() < around || width == 0 || width > format::max_column_width) return;
    if (bytes.size() - around != (size * width + 7) / 8) return;
    data_ = bytes.data() + format::column_head;
    width_ = width;
    size_ = static_cast<std::uint32_t>(size);
  }
  [[nodiscard]] bool valid() const noexcept { return data_ != nullptr; }
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }

  // `i` below size(). One load: the width is at most 56, so the number ends within 64 bits of its first byte.
  [[nodiscard]] std::uint64_t operator[](std::uint32_t i) const noexcept {
    const std::uint64_t bit = std::uint64_t{i} * width_;
    const auto word = format::detail::load_le<std::uint64_t>(data_ + (bit >> 3));
    return word >> (bit & 7) & ((std::uint64_t{1} << width_) - 1);
  }
  // Where number `i` stands, to fetch it ahead.
  [[nodiscard]] const unsigned char* place(std::uint32_t i) const noexcept {
    return data_ + (std::uint64_t{i} * width_ >> 3);
  }
  [[nodiscard]] std::uint32_t at32(std::uint32_t i) const noexcept { return static_cast<std::uint32_t>((*this)[i]); }

 private:
  const unsigned char* data_ = nullptr;
  unsigned width_ = 0;
  std::uint32_t size_ = 0;
};

}  // namespace shelf::detail
