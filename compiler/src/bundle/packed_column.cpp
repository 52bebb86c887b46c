#include "bundle/packed_column.hpp"

#include <algorithm>
#include <bit>
#include <vector>

#include "shelf_format/format.hpp"

namespace shelf::compiler {

std::string pack_column(std::span<const std::uint64_t> numbers, unsigned width) {
  for (const std::uint64_t number : numbers) width = std::max(width, static_cast<unsigned>(std::bit_width(number)));
  width = std::max(width, 1u);
  std::string out(format::column_head, '\0');
  out[0] = static_cast<char>(width);
  std::uint64_t waiting = 0;
  unsigned bits = 0;  // below 8 between numbers, so that 56 more fit
  for (const std::uint64_t number : numbers) {
    waiting |= number << bits;
    for (bits += width; bits >= 8; bits -= 8, waiting >>= 8) out += static_cast<char>(waiting & 0xff);
  }
  if (bits > 0) out += static_cast<char>(waiting & 0xff);
  out.append(format::column_tail, '\0');
  return out;
}

std::string pack_column(std::span<const std::uint32_t> numbers) {
  return pack_column(std::vector<std::uint64_t>(numbers.begin(), numbers.end()));
}

}  // namespace shelf::compiler
