#include "bundle/slot_key.hpp"

#include <cstdint>

#include "bundle/fold_text.hpp"
#include "shelf_format/xxh64.hpp"

namespace shelf::compiler {

namespace {
constexpr std::uint64_t high_seed = 0, low_seed = 0x736c6f74;  // persistent: slot keys must not change between builds

void store_big_endian(std::uint64_t value, std::uint8_t* to) {
  for (int i = 7; i >= 0; --i, value >>= 8) to[i] = static_cast<std::uint8_t>(value & 0xff);
}
}  // namespace

Payload& Payload::add(std::string_view part) {
  bytes_.append(std::to_string(part.size())).append(":").append(part);
  return *this;
}

SlotKeys::SlotKeys(std::string_view article_id) : article_(comparable_id(article_id)) {}

SlotKey SlotKeys::next(std::string_view kind, std::string_view payload) {
  std::string identity = Payload().add(kind).add(payload).bytes();
  const std::uint32_t n = seen_[identity]++;
  identity = Payload().add(article_).bytes() + identity + std::to_string(n);
  SlotKey key{};
  store_big_endian(format::xxh64(identity, high_seed), key.data());
  store_big_endian(format::xxh64(identity, low_seed), key.data() + 8);
  return key;
}

}  // namespace shelf::compiler
