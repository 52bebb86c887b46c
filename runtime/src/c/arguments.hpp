// What a caller in C hands over, checked before it is used: texts, lists, structures that grow.
#pragma once

#include <cstddef>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

#include "shelf.h"
#include "shelf/result.hpp"

namespace shelf::c {

// Gathers the first fault, so that a call can read all it was given and then ask once. Names are literals: they end up
// in the error ("query.tags").
class Arguments {
 public:
  std::string_view text(shelf_text text, std::string_view name) noexcept {
    if (text.data == nullptr && text.size > 0) refuse(name, text.size);
    return text.data == nullptr ? std::string_view() : std::string_view(text.data, text.size);
  }

  template <class T>
  std::span<const T> list(const T* data, std::size_t count, std::string_view name) noexcept {
    if (data == nullptr && count > 0) refuse(name, count);
    return data == nullptr ? std::span<const T>() : std::span(data, count);
  }

  // One of the numbers below `end`.
  template <class Enumeration>
  Enumeration number(std::uint32_t value, std::uint32_t end, std::string_view name) noexcept {
    if (value >= end) refuse(name, value, end - 1);
    return static_cast<Enumeration>(value < end ? value : 0);
  }
  bool flag(std::uint32_t value, std::string_view name) noexcept { return number<unsigned>(value, 2, name) != 0; }

  // NULL: all zero. What the caller's structure has beyond ours must be zero: it asks for what we do not know.
  template <class Structure>
  Structure structure(const Structure* given, std::string_view name) noexcept {
    Structure out{};
    if (given == nullptr) return out;
    std::size_t size = 0;
    std::memcpy(&size, given, sizeof size);
    if (size < sizeof out || size > max_structure_bytes || !is_zero(given, sizeof out, size)) {
      refuse(name, size, sizeof out);
      return out;
    }
    std::memcpy(&out, given, sizeof out);
    return out;
  }

  void refuse(std::string_view name, std::uint64_t value, std::uint64_t bound = 0) noexcept {
    if (!fault_) fault_ = Error{Errc::bad_argument, name, value, bound};
  }
  [[nodiscard]] const std::optional<Error>& fault() const noexcept { return fault_; }

 private:
  static constexpr std::size_t max_structure_bytes = 4096;  // a size that was never set is mostly larger

  static bool is_zero(const void* structure, std::size_t begin, std::size_t end) noexcept {
    const auto* const bytes = static_cast<const unsigned char*>(structure);
    for (std::size_t i = begin; i < end; ++i)
      if (bytes[i] != 0) return false;
    return true;
  }

  std::optional<Error> fault_;
};

}  // namespace shelf::c
