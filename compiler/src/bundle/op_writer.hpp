// Appends the operations of a unit. ops.def says what each operation takes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "bundle/slot_key.hpp"
#include "shelf_format/format.hpp"
#include "shelf_format/ops.hpp"

namespace shelf::compiler {

class OpWriter {
 public:
  // `title`: the catalogue's, must outlive the writer; running text that equals it is stored as a reference.
  explicit OpWriter(std::string_view title = {}) noexcept : title_(title) {}

  // Starts an operation; its operands follow in the order of ops.def: number(), text(), url(), slot().
  OpWriter& op(format::Op op);
  OpWriter& number(std::uint64_t value);
  OpWriter& text(std::string_view run);  // U+FFFD for the zero bytes that would end it early
  OpWriter& url(std::string_view run);
  OpWriter& slot(const SlotKey& key);
  OpWriter& title_reference(format::Op op);  // `title_text` or `attribute_title`
  void close();

  // Running text as `text`, `text_escaped` or `title_text`; nothing when empty.
  void running_text(std::string_view run);

  // Limits. Callers stop descending once the unit is too deep. Beyond max_unit_raw_bytes runs are no longer kept, so
  // that a short source that repeats a long address cannot fill the memory.
  [[nodiscard]] bool too_deep() const noexcept { return too_deep_; }
  [[nodiscard]] bool too_big() const noexcept { return size_ > format::max_unit_raw_bytes; }

  // Everything opened is closed.
  [[nodiscard]] std::string finish() && { return std::move(bytes_); }

 private:
  void append(std::string_view bytes);

  std::string_view title_;
  std::string bytes_;
  std::uint64_t size_ = 0;  // with what was not kept, and with the titles that references stand for
  std::uint32_t depth_ = 0;
  bool too_deep_ = false;
};

}  // namespace shelf::compiler
