#include "bundle/slot_key.hpp"

#include <cstdint>

#include "support/catch.hpp"

namespace shelf::compiler {
namespace {
std::string hex(const SlotKey& key) {
  std::string text;
  for (const std::uint8_t byte : key) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}
}  // namespace

TEST_CASE("slot_key: a key never changes between builds") {
  SlotKeys slots("Printer-Jam");
  CHECK(hex(slots.next("metric", "payload")) == "5db20dfda8c4474c3686ed83a80757bd");
}

TEST_CASE("slot_key: spelling and braces of the articleId do not matter") {
  CHECK(SlotKeys("{AB}").next("metric", "p") == SlotKeys("ab").next("metric", "p"));
}

TEST_CASE("slot_key: equal widgets of one article differ, other widgets do not move them") {
  SlotKeys slots("a");
  const SlotKey first = slots.next("metric", "p");
  const SlotKey second = slots.next("metric", "p");
  CHECK(first != second);
  SlotKeys more("a");
  (void)more.next("insight", "other");
  CHECK(more.next("metric", "p") == first);
  CHECK(more.next("metric", "p") == second);
}

TEST_CASE("slot_key: payloads with the same text in other parts differ") {
  CHECK(Payload().add("ab").add("c").bytes() != Payload().add("a").add("bc").bytes());
}
}  // namespace shelf::compiler
