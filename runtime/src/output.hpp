// Gathers rendered bytes and hands them to the sink in pieces of a few KiB.
#pragma once

#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>

#include "shelf/result.hpp"
#include "shelf/sink.hpp"

namespace shelf::detail {

class Output {
 public:
  explicit Output(const Sink& sink) noexcept : sink_(sink) {}

  void put(std::string_view bytes) {
    if (bytes.empty()) return;  // an empty view may point nowhere, which memcpy does not allow
    if (bytes.size() > buffer_.size() - used_) {
      flush();
      if (bytes.size() > buffer_.size()) return send(bytes);
    }
    std::memcpy(buffer_.data() + used_, bytes.data(), bytes.size());
    used_ += bytes.size();
  }
  void put(char c) { put(std::string_view(&c, 1)); }

  // Nothing is sent once the sink has said stop.
  [[nodiscard]] bool stopped() const noexcept { return stopped_; }
  [[nodiscard]] Result<void> finish() {
    flush();
    if (stopped_) return Error{Errc::stopped, "output"};
    return {};
  }

 private:
  void send(std::string_view bytes) {
    if (!stopped_ && !bytes.empty()) stopped_ = !sink_.write(bytes);
  }
  void flush() {
    send(std::string_view(buffer_.data(), used_));
    used_ = 0;
  }

  const Sink& sink_;
  std::size_t used_ = 0;
  bool stopped_ = false;
  std::array<char, 8192> buffer_;
};

}  // namespace shelf::detail
