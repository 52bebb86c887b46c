// A cursor over the operations of a checked unit: one operation a step, its operands as views. References to the
// catalogue's title come out as the operation they stand for.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "article/steps.hpp"
#include "article/title_source.hpp"

namespace shelf::detail {

using format::Op;

struct Step {
  Op op = Op::close;
  std::array<std::uint32_t, 2> number{};
  std::array<std::string_view, 2> text{};
  std::string_view url;
  std::string_view slot;  // 16 bytes or empty
};

// Of a JSON body.
constexpr bool is_value(Op op) noexcept { return op >= Op::object && op <= Op::null_value && op != Op::key_other; }
// The number of a value's key in the vocabulary; nothing for what is no value, has no key, or one that is not in it.
constexpr std::optional<std::uint32_t> key_number_of(const Step& step) noexcept {
  if (!is_value(step.op) || step.number[0] == 0) return std::nullopt;
  return step.number[0] - 1;
}

class OpReader {
 public:
  OpReader() = default;
  // `text`: the text of the unit, which the steps refer to. All must outlive this.
  OpReader(const StepList& steps, const char* text, const TitleSource& title) noexcept
      : steps_(&steps), text_(text), title_(&title) {}

  // False at the end.
  [[nodiscard]] bool next(Step& step) noexcept;
  // The operation that next() would return, for who needs only a part of it; nullptr at the end.
  [[nodiscard]] const PackedStep* peek() const noexcept { return at_ < steps_->size() ? &(*steps_)[at_] : nullptr; }
  void pass(std::uint32_t steps = 1) noexcept { at_ += steps; }  // not beyond the end
  // Which operation comes next, counted from 0.
  [[nodiscard]] std::uint32_t position() const noexcept { return at_; }
  [[nodiscard]] const StepList& steps() const noexcept { return *steps_; }
  // The same unit, from another of its operations on.
  [[nodiscard]] OpReader at(std::uint32_t position) const noexcept {
    OpReader reader = *this;
    reader.at_ = position;
    return reader;
  }
  // The first run of an operation, whichever it is but text_escaped.
  [[nodiscard]] std::string_view first_run(std::uint32_t position) const noexcept {
    return run_of((*steps_)[position]);
  }
  [[nodiscard]] std::string_view run_of(const PackedStep& step) const noexcept {
    return {text_ + step.at, step.size[0]};
  }
  [[nodiscard]] std::string_view second_run_of(const PackedStep& step) const noexcept {
    return {text_ + step.at + step.size[0] + 1, step.size[1]};
  }
  // Inside an operation that opens: moves behind its close.
  void skip() noexcept;

 private:
  const StepList* steps_ = nullptr;
  const char* text_ = nullptr;
  const TitleSource* title_ = nullptr;
  std::uint32_t at_ = 0;
};

}  // namespace shelf::detail
