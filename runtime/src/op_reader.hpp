// A cursor over the five streams of a unit: one operation a step, its operands as views. Every read is bounds-checked,
// so the same reader serves the check of a unit and the renderers.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "shelf_format/ops.hpp"

namespace shelf::detail {

using format::Op;

struct OpStreams {
  std::string_view ops, operands, text, urls, slots;
};

struct Step {
  Op op = Op::close;
  std::array<std::uint32_t, 2> number{};
  std::array<std::string_view, 2> text{};
  std::string_view url;
  std::string_view slot;  // 16 bytes or empty
};

class OpReader {
 public:
  OpReader() = default;
  explicit OpReader(const OpStreams& streams) noexcept : streams_(&streams) {}

  // False at the end and when the streams are damaged; damaged() tells which.
  [[nodiscard]] bool next(Step& step) noexcept;
  // The operation that next() would return; close at the end.
  [[nodiscard]] Op peek() const noexcept;
  [[nodiscard]] bool at_end() const noexcept { return op_ >= streams_->ops.size(); }
  [[nodiscard]] bool damaged() const noexcept { return damaged_; }
  [[nodiscard]] bool used_up() const noexcept;  // all streams are read to their ends
  [[nodiscard]] std::uint32_t position() const noexcept { return op_; }
  // After an operation that opens: moves behind its close.
  void skip() noexcept;

 private:
  [[nodiscard]] bool read_operand(std::uint32_t& value) noexcept;
  [[nodiscard]] bool take(std::string_view stream, std::uint32_t& at, std::uint32_t size,
                          std::string_view& out) noexcept;
  [[nodiscard]] bool read_operands(std::string_view letters, Step& step) noexcept;

  const OpStreams* streams_ = nullptr;
  std::uint32_t op_ = 0, operand_ = 0, text_ = 0, url_ = 0, slot_ = 0;
  bool damaged_ = false;
};

}  // namespace shelf::detail
