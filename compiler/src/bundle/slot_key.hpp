// Keys of widget and action slots: stable when other text of the article moves, different when the widget changes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "shelf_format/slot.hpp"

namespace shelf::compiler {

using SlotKey = format::SlotBytes;

// Hands out the keys of one article, in document order.
class SlotKeys {
 public:
  explicit SlotKeys(std::string_view article_id);

  // `payload` is the canonical content of the widget; equal payloads of one kind are told apart by counting them.
  [[nodiscard]] SlotKey next(std::string_view kind, std::string_view payload);

 private:
  std::string article_;
  std::unordered_map<std::string, std::uint32_t> seen_;
};

// Builds a canonical payload: parts with their lengths, so that no two lists of parts read the same.
class Payload {
 public:
  Payload& add(std::string_view part);
  [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace shelf::compiler
