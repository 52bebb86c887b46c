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

// A tag of up to 15 bytes, copied as 16.
struct alignas(16) ShortTag {
  constexpr ShortTag() = default;
  template <std::size_t length>
  consteval ShortTag(const char (&tag)[length]) : ShortTag(std::string_view(tag, length - 1)) {  // NOLINT
    static_assert(length <= 16);
  }
  constexpr explicit ShortTag(std::string_view tag) : size(static_cast<std::uint8_t>(tag.size())) {
    for (std::size_t i = 0; i < tag.size(); ++i) text[i] = tag[i];
  }

  std::array<char, 15> text{};
  std::uint8_t size = 0;
};
static_assert(sizeof(ShortTag) == 16);

// The same as one object of the program, to be pointed at.
template <ShortTag tag>
inline constexpr ShortTag kept_tag = tag;

class Output {
 public:
  static constexpr std::size_t run_slack = 64, capacity = 8192;

  Output(const Sink& sink, std::size_t unit_bytes) noexcept : sink_(sink), limit_(output_limit(unit_bytes)) {}

  void put(std::string_view bytes) {
    if (bytes.empty()) return;  // an empty view may point nowhere, which memcpy does not allow
    if (bytes.size() > capacity - used_) return put_beyond(bytes);
    std::memcpy(buffer_.data() + used_, bytes.data(), bytes.size());
    used_ += bytes.size();
  }
  void put(char c) { put(std::string_view(&c, 1)); }

  // The same without a call: what is copied beyond the end is overwritten by what follows.

  template <std::size_t size>
  void put_tag(const char (&tag)[size]) {
    make_room(size);
    std::memcpy(buffer_.data() + used_, tag, size);
    used_ += size - 1;
  }
  void put_tag(const ShortTag& tag) {
    make_room(sizeof tag);
    std::memcpy(buffer_.data() + used_, &tag, sizeof tag);
    used_ += tag.size;
  }
  // Up to run_slack bytes behind `run` must be readable.
  void put_run(std::string_view run) {
    if (run.size() > capacity - used_) return put(run);
    char* to = buffer_.data() + used_;
    used_ += run.size();
    const char* from = run.data();
    for (const char* const end = from + run.size();; from += run_slack, to += run_slack) {
      std::memcpy(to, from, run_slack);
      if (end - from <= static_cast<std::ptrdiff_t>(run_slack)) return;
    }
  }
  // At least `room` bytes, of which put_up_to() tells how many were used.
  [[nodiscard]] char* begin_put(std::size_t room) {
    make_room(room);
    return buffer_.data() + used_;
  }
  [[nodiscard]] const char* room_end() const noexcept { return buffer_.data() + capacity; }
  void put_up_to(const char* end) noexcept { used_ = static_cast<std::size_t>(end - buffer_.data()); }

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
  void make_room(std::size_t size) {
    if (size > capacity - used_) flush();
  }
  // Once in 8 KiB, while put() stands at many places.
  [[gnu::noinline]] void put_beyond(std::string_view bytes) {
    flush();
    if (bytes.size() > capacity) return send(bytes);  // nothing is left in the buffer
    std::memcpy(buffer_.data(), bytes.data(), bytes.size());
    used_ = bytes.size();
  }
  [[gnu::noinline]] void flush() {
    send(std::string_view(buffer_.data(), used_));
    used_ = 0;
  }

  const Sink& sink_;
  std::uint64_t limit_ = 0, sent_ = 0;
  std::uint64_t found_ = 0;  // above limit_: what broke it
  std::size_t used_ = 0;
  bool stopped_ = false;
  char last_ = '\n';  // of what was sent
  std::array<char, capacity + run_slack> buffer_;
};

}  // namespace shelf::detail
