// Changes a FlatBuffer where its own builder would never let one: offsets, vtables, lengths.
#pragma once

#include <cstdint>
#include <string>

namespace shelf::test {

class FlatEditor {
 public:
  explicit FlatEditor(std::string& bytes) : bytes_(bytes) {}

  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] std::size_t table() const { return get(0, 4); }
  [[nodiscard]] std::size_t vtable() const { return (table() - get(table(), 4)) & 0xffff'ffffu; }
  // Where the offset of field `id` stands in the vtable.
  [[nodiscard]] std::size_t slot(unsigned id) const { return vtable() + 4 + 2 * std::size_t{id}; }
  // Where the field stands: a number, or the offset to a vector.
  [[nodiscard]] std::size_t field(unsigned id) const { return table() + get(slot(id), 2); }
  // Where the length of a vector stands; its elements follow.
  [[nodiscard]] std::size_t vector(unsigned id) const { return field(id) + get(field(id), 4); }

  [[nodiscard]] std::uint64_t get(std::size_t at, unsigned size) const {
    std::uint64_t value = 0;
    for (unsigned i = 0; i < size; ++i) value |= std::uint64_t{static_cast<unsigned char>(bytes_.at(at + i))} << 8 * i;
    return value;
  }
  // Zero bytes behind the first 8.
  void put(std::size_t at, unsigned size, std::uint64_t value) {
    for (unsigned i = 0; i < size; ++i) bytes_.at(at + i) = static_cast<char>(i < 8 ? value >> 8 * i & 0xff : 0);
  }
  // Lets field `id` refer to the vector whose length stands at `at`.
  void refer(unsigned id, std::size_t at) { put(field(id), 4, at - field(id)); }
  // Appends a vector: `at` modulo `alignment` is where its elements begin. Returns where its length stands.
  std::size_t append(std::uint64_t length, const std::string& elements, std::size_t alignment, std::size_t at) {
    do bytes_ += '\0';
    while ((bytes_.size() + 4) % alignment != at);
    const std::size_t begin = bytes_.size();
    bytes_.resize(begin + 4);
    put(begin, 4, length);
    bytes_ += elements;
    return begin;
  }

 private:
  std::string& bytes_;
};

}  // namespace shelf::test
