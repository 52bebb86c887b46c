#include "requests/request_id.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include "context/encode.hpp"
#include "shelf_format/xxh64.hpp"

namespace shelf::detail {

namespace {

constexpr std::uint64_t high_seed = 0, low_seed = 0x72657175;

void append_hex(std::string& out, std::uint64_t value) {
  std::array<char, 16> digits;
  for (std::size_t i = 0; i < digits.size(); ++i) digits[i] = "0123456789abcdef"[(value >> (60 - 4 * i)) & 15];
  out.append(digits.data(), digits.size());
}

}  // namespace

std::string_view make_request_id(RequestBuilder& builder, std::string_view nonce, const SlotKey& slot,
                                 std::uint32_t generation, Action action, std::uint32_t n) {
  return builder.write([&](std::string& out) {
    (out = text(slot)) += ' ';
    append_number(out, generation);
    (out += ' ').append(name(action)) += ' ';
    append_number(out, n);
    (out += ' ') += nonce;
    const std::uint64_t high = format::xxh64(out, high_seed), low = format::xxh64(out, low_seed);
    out.clear();
    append_hex(out, high);
    append_hex(out, low);
  });
}

}  // namespace shelf::detail
