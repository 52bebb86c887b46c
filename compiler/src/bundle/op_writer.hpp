// Appends the operations of a unit to its five streams. ops.def says what each operation takes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "bundle/slot_key.hpp"
#include "shelf_format/format.hpp"
#include "shelf_format/ops.hpp"

namespace shelf::compiler {

class OpWriter {
 public:
  // Starts an operation; its operands follow in the order of ops.def: number(), text(), url(), slot().
  OpWriter& op(format::Op op);
  OpWriter& number(std::uint64_t value);
  OpWriter& text(std::string_view run);
  OpWriter& url(std::string_view run);
  OpWriter& slot(const SlotKey& key);
  void close();

  // Running text as `text` or `text_escaped`; nothing when empty.
  void running_text(std::string_view run);

  // Limits. Callers stop descending once the unit is too deep. Beyond max_unit_raw_bytes runs are no longer kept, so
  // that a short source that repeats a long address cannot fill the memory.
  [[nodiscard]] bool too_deep() const noexcept { return too_deep_; }
  [[nodiscard]] bool too_big() const noexcept { return size_ > format::max_unit_raw_bytes - unit_overhead; }

  // The FlatBuffer `Article`. Everything opened is closed.
  [[nodiscard]] std::string finish() const;

 private:
  static constexpr std::uint32_t unit_overhead = 256;  // of the FlatBuffer around the streams, at most
  void append(std::string& stream, std::string_view bytes);

  std::string ops_, operands_, text_, urls_, slots_;
  std::uint64_t size_ = 0;  // of all streams
  std::uint32_t depth_ = 0;
  bool too_deep_ = false;
};

}  // namespace shelf::compiler
