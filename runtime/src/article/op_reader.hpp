// A cursor over the operations of a unit: one operation a step, its operands as views. References to the catalogue's
// title come out as the operation they stand for. Every read is bounds-checked,
// so the same reader serves the check of a unit and the renderers.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "shelf_format/ops.hpp"

namespace shelf::detail {

using format::Op;

struct OpStream {
  std::string_view bytes;
  std::string_view title;  // of the catalogue
};

struct Step {
  Op op = Op::close;
  std::array<std::uint32_t, 2> number{};
  std::array<std::string_view, 2> text{};
  std::string_view url;
  std::string_view slot;  // 16 bytes or empty
};

// LEB128 of any length up to 32 bits. False: cut off or too large.
[[nodiscard]] bool read_long_number(const char*& at, const char* end, std::uint32_t& value) noexcept;

class OpReader {
 public:
  OpReader() = default;
  // `at`: where an operation starts.
  explicit OpReader(const OpStream& stream, std::uint32_t at = 0) noexcept : stream_(&stream), at_(at) {}

  // False at the end and when the unit is damaged; damaged() tells which.
  [[nodiscard]] bool next(Step& step) noexcept;
  // The operation that next() would return; close at the end.
  [[nodiscard]] Op peek() const noexcept;
  [[nodiscard]] bool at_end() const noexcept { return at_ >= stream_->bytes.size(); }
  [[nodiscard]] bool damaged() const noexcept { return damaged_; }
  [[nodiscard]] std::uint32_t position() const noexcept { return at_; }
  [[nodiscard]] std::size_t bytes_left() const noexcept { return stream_->bytes.size() - at_; }
  // After an operation that opens: moves behind its close.
  void skip() noexcept;

 private:
  [[nodiscard]] bool read_number(std::uint32_t& value) noexcept;
  [[nodiscard]] bool read_run(std::string_view& out) noexcept;
  [[nodiscard]] bool read_slot(std::string_view& out) noexcept;
  [[nodiscard]] bool read_operands(Step& step) noexcept;
  [[nodiscard]] bool expand_title(Step& step, Op meaning) noexcept;

  const OpStream* stream_ = nullptr;
  std::uint32_t at_ = 0;
  std::uint64_t expanded_ = 0;  // bytes of titles that references stood for
  bool damaged_ = false;
};

}  // namespace shelf::detail
