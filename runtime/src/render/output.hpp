// Gathers rendered bytes and hands them to the sink in pieces of a few KiB, up to a limit.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "shelf/result.hpp"
#include "shelf/sink.hpp"

namespace shelf::detail {

// A few bytes of a unit can stand for many of output (a widget's frame, a token whose value is long), so the output of
// one article is limited: in relation to its decompressed unit, and absolutely.
inline constexpr std::uint64_t output_always_allowed = 1u << 20;
inline constexpr std::uint64_t output_per_unit_byte = 32;
inline constexpr std::uint64_t max_output_bytes = 16u << 20;

constexpr std::uint64_t output_limit(std::uint64_t unit_bytes) noexcept {
  return std::clamp(unit_bytes * output_per_unit_byte, output_always_allowed, max_output_bytes);
}

class Output {
 public:
  Output(const Sink& sink, std::size_t unit_bytes) noexcept : sink_(sink), limit_(output_limit(unit_bytes)) {}

  void put(std::string_view bytes) {
    if (bytes.empty()) return;  // an empty view may point nowhere, which memcpy does not allow
    if (bytes.size() > buffer_.size() - used_) {
      flush();
      if (bytes.size() > buffer_.size()) return send(bytes);  // nothing is left in the buffer
    }
    std::memcpy(buffer_.data() + used_, bytes.data(), bytes.size());
    used_ += bytes.size();
  }
  void put(char c) { put(std::string_view(&c, 1)); }

  [[nodiscard]] bool at_line_start() const noexcept { return (used_ > 0 ? buffer_[used_ - 1] : last_) == '\n'; }

  // For writers that gather text before they put it: that there will be `total` bytes in all.
  void expect(std::uint64_t total) noexcept {
    if (total <= limit_) return;
    stopped_ = true;
    found_ = std::max(found_, total);
  }

  // Nothing is sent once the sink has said stop or the limit is passed.
  [[nodiscard]] bool stopped() const noexcept { return stopped_; }
  // Errors: limit_exceeded, stopped.
  [[nodiscard]] Result<void> finish() {
    flush();
    if (found_ > limit_) return Error{Errc::limit_exceeded, "output", found_, limit_};
    if (stopped_) return Error{Errc::stopped, "output"};
    return {};
  }

 private:
  void send(std::string_view bytes) {
    if (bytes.empty()) return;
    last_ = bytes.back();
    if (stopped_) return;
    expect(sent_ + bytes.size());
    if (stopped_) return;
    sent_ += bytes.size();
    stopped_ = !sink_.write(bytes);
  }
  void flush() {
    send(std::string_view(buffer_.data(), used_));
    used_ = 0;
  }

  const Sink& sink_;
  std::uint64_t limit_ = 0, sent_ = 0;
  std::uint64_t found_ = 0;  // above limit_: what broke it
  std::size_t used_ = 0;
  bool stopped_ = false;
  char last_ = '\n';  // of what was sent
  std::array<char, 8192> buffer_;
};

}  // namespace shelf::detail
