#include "requests/request_id.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>

#include "context/encode.hpp"
#include "shelf_format/xxh64.hpp"

namespace shelf::detail {

namespace {

constexpr std::uint64_t high_seed = 0, low_seed = 0x72657175;

// 16 digits at `to`.
void write_hex(char* to, std::uint64_t value) noexcept {
  std::array<char, 16> nibbles;
  for (unsigned i = 0; i < 16; ++i) nibbles[i] = static_cast<char>((value >> (60 - 4 * i)) & 15);
  for (unsigned i = 0; i < 16; ++i) to[i] = static_cast<char>(nibbles[i] + (nibbles[i] < 10 ? '0' : 'a' - 10));
}

}  // namespace

std::string_view make_request_id(RequestBuilder& builder, std::string_view nonce, const SlotKey& slot,
                                 std::uint32_t generation, Action action, std::uint32_t n) {
  std::string& hashed = builder.pools().text;
  (hashed = text(slot)) += ' ';
  append_number(hashed, generation);
  (hashed += ' ').append(name(action)) += ' ';
  append_number(hashed, n);
  (hashed += ' ') += nonce;
  const std::span<char> id = builder.arena().make<char>(32);
  write_hex(id.data(), format::xxh64(hashed, high_seed));
  write_hex(id.data() + 16, format::xxh64(hashed, low_seed));
  return {id.data(), id.size()};
}

}  // namespace shelf::detail
