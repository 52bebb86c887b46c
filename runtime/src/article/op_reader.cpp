#include "article/op_reader.hpp"

#include <cstdint>

namespace shelf::detail {

namespace {

constexpr std::uint8_t absent = 3;
constexpr std::size_t slot_bytes = 16;

// Which run of an operation is which view. One row instead of a choice by shape, which a processor would guess wrong.
struct Places {
  std::array<std::uint8_t, 2> text = {absent, absent};
  std::uint8_t url = absent;
};

constexpr std::size_t most_codes = 128;  // of operations
constexpr std::array<Places, most_codes> make_places() {
  std::array<Places, most_codes> all{};
  for (std::size_t code = 0; code < format::op_shapes.size(); ++code) {
    if (!format::op_shapes[code].known()) continue;
    std::uint8_t run = 0;
    std::size_t texts = 0;
    for (const char letter : format::op_shapes[code].operands()) {
      if (letter == 't') all[code].text[texts++] = run++;
      if (letter == 'u') all[code].url = run++;
    }
  }
  return all;
}
constexpr std::array<Places, most_codes> places = make_places();  // a code beyond would not compile

}  // namespace

bool OpReader::next(Step& step) noexcept {
  if (at_ >= steps_->size()) return false;
  const PackedStep& packed = (*steps_)[at_++];
  const Places& place = places.data()[static_cast<std::uint8_t>(packed.op)];
  const char* const first = text_ + packed.at;
  const char* const second = first + packed.size[0] + 1;
  // Two arrays instead of one of views: what is written in halves and read as a whole is waited for.
  const std::array<const char*, absent + 1> begins = {first, second, second + packed.size[1] + 1, nullptr};
  const std::array<std::size_t, absent + 1> sizes = {packed.size[0], packed.size[1], packed.size[2], 0};
  step.op = packed.op;
  step.number = packed.number;
  step.text = {std::string_view(begins[place.text[0]], sizes[place.text[0]]),
               std::string_view(begins[place.text[1]], sizes[place.text[1]])};
  step.url = std::string_view(begins[place.url], sizes[place.url]);
  step.slot = std::string_view(first - packed.slot, packed.slot != 0 ? slot_bytes : 0);
  if (packed.title) step.text[0] = title_->text();
  return true;
}

void OpReader::skip() noexcept {
  while (at_ < steps_->size()) {
    const PackedStep& packed = (*steps_)[at_];
    if (packed.op == Op::close) {
      ++at_;
      return;
    }
    at_ = packed.end != 0 ? packed.end : at_ + 1;
  }
}

}  // namespace shelf::detail
