#include "article/run_ends.hpp"

#include <bit>
#include <cstddef>

#include "article/byte_block.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t word_bytes = 64;

struct Word {
  std::uint64_t zeros = 0, markup = 0, not_ascii = 0;
};

Word look_at(const char* at) noexcept {
  Word word;
  for (std::size_t i = 0; i < word_bytes; i += ByteBlock::size) {
    const ByteBlock block(at + i);
    word.zeros |= std::uint64_t{block.zeros()} << i;
    word.markup |= std::uint64_t{block.markup()} << i;
    word.not_ascii |= std::uint64_t{block.not_ascii()} << i;
  }
  return word;
}

}  // namespace

void find_run_ends(std::string_view text, RunEnd* out) noexcept {
  bool markup = false, not_ascii = false;  // before this word
  for (std::size_t at = 0; at < text.size(); at += word_bytes) {
    Word word = look_at(text.data() + at);
    if (text.size() - at < word_bytes) {
      const std::uint64_t inside = (std::uint64_t{1} << (text.size() - at)) - 1;
      word = Word{word.zeros & inside, word.markup & inside, word.not_ascii & inside};
    }
    while (word.zeros != 0) {
      const std::uint64_t before = (word.zeros & (0 - word.zeros)) - 1;
      out->at = static_cast<std::uint32_t>(at + static_cast<std::size_t>(std::countr_zero(word.zeros)));
      out->markup = markup | ((word.markup & before) != 0);
      out->not_ascii = not_ascii | ((word.not_ascii & before) != 0);
      ++out;
      markup = not_ascii = false;
      word.zeros &= word.zeros - 1;
      word.markup &= ~before;
      word.not_ascii &= ~before;
    }
    markup |= word.markup != 0;
    not_ascii |= word.not_ascii != 0;
  }
  *out = RunEnd{RunEnd::none, false, false};
}

}  // namespace shelf::detail
