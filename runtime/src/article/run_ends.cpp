#include "article/run_ends.hpp"

#include <bit>
#include <cstddef>

#include "article/byte_block.hpp"

namespace shelf::detail {

bool find_run_ends(std::string_view text, std::uint32_t* out) noexcept {
  constexpr std::size_t word_bytes = 64;
  std::uint64_t not_ascii = 0;
  for (std::size_t at = 0; at < text.size(); at += word_bytes) {
    std::uint64_t zeros = 0, others = 0;
    for (std::size_t i = 0; i < word_bytes; i += ByteBlock::size) {
      const ByteBlock block(text.data() + at + i);
      zeros |= std::uint64_t{block.zeros()} << i;
      others |= std::uint64_t{block.not_ascii()} << i;
    }
    const std::size_t left = text.size() - at;
    const std::uint64_t inside = left < word_bytes ? (std::uint64_t{1} << left) - 1 : ~std::uint64_t{0};
    not_ascii |= others & inside;
    for (zeros &= inside; zeros != 0; zeros &= zeros - 1)
      *out++ = static_cast<std::uint32_t>(at + static_cast<std::size_t>(std::countr_zero(zeros)));
  }
  *out = no_run_end;
  return not_ascii == 0;
}

}  // namespace shelf::detail
