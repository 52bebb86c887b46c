// Keys of slots: stable when other text of an article moves, different when the widget changes. The compiler stores
// those of widgets and actions; a form, which is a whole article, gets its key when it is read.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "shelf_format/key.hpp"
#include "shelf_format/xxh64.hpp"

namespace shelf::format {

using SlotBytes = std::array<std::uint8_t, 16>;  // in the order in which a GUID prints them

inline constexpr std::uint64_t slot_high_seed = 0, slot_low_seed = 0x736c6f74;  // persistent
inline constexpr std::string_view form_slot_kind = "scopingForm";               // persistent

// A part with its length, so that no two lists of parts read the same.
inline void append_slot_part(std::string& out, std::string_view part) {
  out.append(std::to_string(part.size())).append(":").append(part);
}

// `n`: how many widgets of equal kind and payload the article has before this one. `buffer` is overwritten.
[[nodiscard]] inline SlotBytes make_slot(std::string_view article_id, std::string_view kind, std::string_view payload,
                                         std::uint32_t n, std::string& buffer) {
  const std::string_view id = strip_braces(article_id);
  buffer.assign(std::to_string(id.size())).append(":");
  for (const char c : id) buffer += fold(c);
  append_slot_part(buffer, kind);
  append_slot_part(buffer, payload);
  buffer += std::to_string(n);
  SlotBytes key{};
  const std::uint64_t halves[] = {xxh64(buffer, slot_high_seed), xxh64(buffer, slot_low_seed)};
  for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::uint8_t>(halves[i / 8] >> (8 * (7 - i % 8)));
  return key;
}

}  // namespace shelf::format
