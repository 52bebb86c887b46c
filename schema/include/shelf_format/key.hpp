// Topic and product ids as fixed-size keys, and the hashes of the look-up tables. Compiler and runtime must agree on
// both.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shelf_format/names.hpp"
#include "shelf_format/xxh64.hpp"

namespace shelf::format {

enum class KeyKind : std::uint8_t { number = 0, guid = 1, text = 2 };  // persistent: top two bits of a stored key
inline constexpr unsigned key_kind_shift = 30;
inline constexpr std::uint32_t key_payload_mask = (std::uint32_t{1} << key_kind_shift) - 1;

struct ParsedKey {
  KeyKind kind = KeyKind::text;
  std::uint64_t high = 0, low = 0;  // number: low; GUID: both; text: both zero, compare the text itself
};

namespace detail {
constexpr int hex_value(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  const char f = fold(c);
  return f >= 'a' && f <= 'f' ? f - 'a' + 10 : -1;
}
constexpr std::optional<ParsedKey> parse_number(std::string_view id) noexcept {
  if (id.empty() || id.size() > 9 || id.front() == '0') return std::nullopt;
  ParsedKey key{KeyKind::number, 0, 0};
  for (const char c : id) {
    if (c < '0' || c > '9') return std::nullopt;
    key.low = key.low * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return key;
}
constexpr std::optional<ParsedKey> parse_guid(std::string_view id) noexcept {
  if (id.size() == 38 && id.front() == '{' && id.back() == '}') id = id.substr(1, 36);
  if (id.size() != 36) return std::nullopt;
  ParsedKey key{KeyKind::guid, 0, 0};
  int digits = 0;
  for (std::size_t i = 0; i < id.size(); ++i) {
    if (i == 8 || i == 13 || i == 18 || i == 23) {
      if (id[i] != '-') return std::nullopt;
      continue;
    }
    const int value = hex_value(id[i]);
    if (value < 0) return std::nullopt;
    auto& half = digits++ < 16 ? key.high : key.low;
    half = half << 4 | static_cast<std::uint64_t>(value);
  }
  return key;
}
}  // namespace detail

// `id` must be trimmed. Never fails: what is neither a number nor a GUID is text.
constexpr ParsedKey parse_key(std::string_view id) noexcept {
  if (const auto number = detail::parse_number(id)) return *number;
  if (const auto guid = detail::parse_guid(id)) return *guid;
  return ParsedKey{};
}

// A key as the catalogue stores it: its kind, then the number or the position in `guids` or `strings`.
constexpr std::uint32_t stored_key(KeyKind kind, std::uint32_t payload) noexcept {
  return static_cast<std::uint32_t>(kind) << key_kind_shift | payload;
}

constexpr std::uint64_t mix(std::uint64_t h) noexcept {
  h = (h ^ (h >> 32)) * 0xD6E8FEB86659FD93u;
  h = (h ^ (h >> 32)) * 0xD6E8FEB86659FD93u;
  return h ^ (h >> 32);
}

// Where the search for a hash begins in a table of `size` slots: the top 32 bits, scaled.
constexpr std::uint32_t first_slot(std::uint64_t hash, std::uint32_t size) noexcept {
  return static_cast<std::uint32_t>((hash >> 32) * size >> 32);
}

// Hash of stored keys.
constexpr std::uint64_t hash_key(std::uint32_t key) noexcept { return mix(key); }

// Hash of an articleId, compared folded: FNV-1a over folded bytes, then mixed.
constexpr std::uint64_t hash_folded(std::string_view text) noexcept {
  std::uint64_t h = 0xcbf29ce484222325u;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(fold(c))) * 0x100000001b3u;
  return mix(h);
}

// A GUID in braces compares as the GUID.
constexpr std::string_view strip_braces(std::string_view id) noexcept {
  return id.size() >= 2 && id.front() == '{' && id.back() == '}' ? id.substr(1, id.size() - 2) : id;
}

}  // namespace shelf::format
