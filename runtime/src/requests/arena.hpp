// Memory for what requests refer to. It never moves, and is used again after clear().
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace shelf::detail {

class Arena {
 public:
  void clear() noexcept { chunk_ = used_ = 0; }

  // `count` values that are not set yet.
  template <class T>
  [[nodiscard]] std::span<T> make(std::size_t count) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignof(std::max_align_t));
    if (count == 0) return {};
    T* first = reinterpret_cast<T*>(allocate(count * sizeof(T)));
    std::uninitialized_value_construct_n(first, count);
    return {first, count};
  }

  template <class T>
  [[nodiscard]] std::span<const T> keep(std::initializer_list<T> values) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignof(std::max_align_t));
    T* first = reinterpret_cast<T*>(allocate(values.size() * sizeof(T)));
    std::uninitialized_copy(values.begin(), values.end(), first);
    return {first, values.size()};
  }

  template <std::size_t size>
  [[nodiscard]] std::string_view keep(const std::array<char, size>& text) {
    return keep(std::string_view(text.data(), size));
  }

  [[nodiscard]] std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    std::byte* to = allocate(text.size());
    std::memcpy(to, text.data(), text.size());
    return {reinterpret_cast<const char*>(to), text.size()};
  }

 private:
  struct Chunk {
    std::unique_ptr<std::byte[]> bytes;  // aligned for everything
    std::size_t size = 0;
  };
  static constexpr std::size_t first_chunk = 8192;

  std::byte* allocate(std::size_t size) {
    size = (size + alignof(std::max_align_t) - 1) & ~(alignof(std::max_align_t) - 1);
    for (; chunk_ < chunks_.size(); ++chunk_, used_ = 0)
      if (size <= chunks_[chunk_].size - used_) break;
    if (chunk_ == chunks_.size()) {
      const std::size_t least = chunks_.empty() ? first_chunk : 2 * chunks_.back().size;
      const std::size_t room = std::max(size, least);
      chunks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[room]), room});
      used_ = 0;
    }
    std::byte* at = chunks_[chunk_].bytes.get() + used_;
    used_ += size;
    return at;
  }

  std::vector<Chunk> chunks_;
  std::size_t chunk_ = 0, used_ = 0;
};

}  // namespace shelf::detail
