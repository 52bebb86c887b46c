// Plain values as bytes and back, for files that only this compiler reads: fixed widths in the order of the machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace shelf::compiler {

class ValueWriter {
 public:
  template <class T>
  void number(T value) {
    static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>);
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    bytes_.append(bytes, sizeof bytes);
  }
  void text(std::string_view text) {
    number(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
  }
  template <class T, class Each>
  void list(const std::vector<T>& items, Each each) {
    number(static_cast<std::uint32_t>(items.size()));
    for (const T& item : items) each(item);
  }
  [[nodiscard]] std::string take() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// What is not there reads as zero and empty, and turns good() false; nothing is allocated for it.
class ValueReader {
 public:
  explicit ValueReader(std::string_view bytes) : left_(bytes) {}

  template <class T>
  [[nodiscard]] T number() {
    static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>);
    T value{};
    if (const std::string_view from = take(sizeof value); !from.empty()) std::memcpy(&value, from.data(), sizeof value);
    return value;
  }
  // At most `last`.
  template <class T>
  [[nodiscard]] T value_of(T last) {
    const auto value = number<std::underlying_type_t<T>>();
    if (value > static_cast<std::underlying_type_t<T>>(last)) return good_ = false, T{};
    return static_cast<T>(value);
  }
  [[nodiscard]] bool flag() { return number<std::uint8_t>() != 0; }
  [[nodiscard]] std::string_view text() { return take(number<std::uint32_t>()); }
  template <class T, class Each>
  void list(std::vector<T>& items, Each each) {
    const auto count = number<std::uint32_t>();
    if (count > left_.size()) good_ = false;  // an item takes a byte at least
    for (std::uint32_t i = 0; good_ && i < count; ++i) items.push_back(each());
  }
  [[nodiscard]] bool good() const noexcept { return good_; }
  [[nodiscard]] bool at_end() const noexcept { return good_ && left_.empty(); }

 private:
  std::string_view take(std::size_t size) {
    if (size > left_.size()) {
      good_ = false;
      left_ = {};
      return {};
    }
    const std::string_view taken = left_.substr(0, size);
    left_.remove_prefix(size);
    return taken;
  }
  std::string_view left_;
  bool good_ = true;
};

}  // namespace shelf::compiler
