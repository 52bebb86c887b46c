#include "bundle/slot_key.hpp"

#include <cstdint>

namespace shelf::compiler {

Payload& Payload::add(std::string_view part) {
  format::append_slot_part(bytes_, part);
  return *this;
}

SlotKeys::SlotKeys(std::string_view article_id) : article_(article_id) {}

SlotKey SlotKeys::next(std::string_view kind, std::string_view payload) {
  const std::uint32_t n = seen_[Payload().add(kind).add(payload).bytes()]++;
  std::string buffer;
  return format::make_slot(article_, kind, payload, n, buffer);
}

}  // namespace shelf::compiler
