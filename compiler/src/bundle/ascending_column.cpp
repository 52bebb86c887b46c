#include "bundle/ascending_column.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>

#include "shelf_format/format.hpp"

namespace shelf::compiler {

namespace {

void set_bit(std::string& bytes, std::size_t at) {
  bytes[at / 8] = static_cast<char>(static_cast<unsigned char>(bytes[at / 8]) | 1u << at % 8);
}

// The low bits that make the whole shortest; more where a reader would have to look too far for the others.
unsigned choose_low_bits(std::span<const std::uint64_t> numbers) {
  const std::uint64_t mean = numbers.empty() ? 0 : numbers.back() / numbers.size();
  std::uint64_t widest = 0;
  for (std::size_t first = 0; first < numbers.size(); first += format::ascending_sample) {
    const std::size_t last = std::min(first + format::ascending_sample, numbers.size() - 1);
    widest = std::max(widest, numbers[last] - numbers[first]);
  }
  constexpr std::uint64_t most_bits = (format::ascending_most_words - 2) * 64 - format::ascending_sample;
  unsigned bits = mean == 0 ? 0 : static_cast<unsigned>(std::bit_width(mean)) - 1;
  while (widest >> bits > most_bits) ++bits;
  return bits;
}

}  // namespace

std::string pack_ascending(std::span<const std::uint64_t> numbers) {
  const unsigned low_bits = choose_low_bits(numbers);
  std::string out(format::column_head, '\0');
  out[0] = static_cast<char>(low_bits);
  for (std::size_t i = 0; i < numbers.size(); i += format::ascending_sample)
    for (unsigned shift = 0; shift < 32; shift += 8)
      out += static_cast<char>(((numbers[i] >> low_bits) + i) >> shift & 0xff);
  std::string lows((numbers.size() * low_bits + 7) / 8, '\0');
  const std::uint64_t high_bits = numbers.empty() ? 0 : (numbers.back() >> low_bits) + numbers.size();
  std::string highs((high_bits + 7) / 8, '\0');
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    set_bit(highs, static_cast<std::size_t>(numbers[i] >> low_bits) + i);
    for (unsigned bit = 0; bit < low_bits; ++bit)
      if ((numbers[i] >> bit & 1) != 0) set_bit(lows, i * low_bits + bit);
  }
  out += lows;
  out += highs;
  out.append(format::column_tail, '\0');
  return out;
}

}  // namespace shelf::compiler
