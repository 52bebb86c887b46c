// A cursor over the row of an article: one attribute a step, its operands as views. A reference to the catalogue's
// title comes out as the attribute it stands for. Every read is bounds-checked.
#pragma once

#include <cstdint>
#include <string_view>

#include "article/op_reader.hpp"

namespace shelf::detail {

class RowReader {
 public:
  RowReader() = default;
  RowReader(std::string_view bytes, std::string_view title) noexcept : bytes_(bytes), title_(title) {}

  // False at the end, and when the row is damaged.
  [[nodiscard]] bool next(Step& step) noexcept;
  [[nodiscard]] bool at_end() const noexcept { return at_ >= bytes_.size(); }
  [[nodiscard]] std::size_t position() const noexcept { return at_; }

 private:
  bool read_number(std::uint32_t& value) noexcept;
  bool read_run(std::string_view& out) noexcept;

  std::string_view bytes_, title_;
  std::size_t at_ = 0;
  std::uint64_t expanded_ = 0;  // bytes of titles that references stood for
};

}  // namespace shelf::detail
