#include "store/expansion.hpp"

#include <cstring>
#include <new>

#include "shelf_format/format.hpp"

namespace shelf::detail {

namespace {

using format::code_escape, format::first_pair, format::first_phrase, format::max_phrase_bytes;

// Codes of one byte first, then those of two; behind them what an escape would be.
constexpr std::size_t pair_codes = (code_escape + 1 - first_pair) * std::size_t{256};
constexpr std::size_t short_copy = 16;  // nine of ten texts fit

std::uint32_t entry(std::size_t begin, std::size_t size) noexcept {
  return static_cast<std::uint32_t>(begin << 8 | size);
}

}  // namespace

bool Expansion::ready(const Phrases& phrases) const noexcept {
  std::call_once(once_, [&] { make(phrases); });
  return codes_ != nullptr;
}

void Expansion::make(const Phrases& phrases) const noexcept {
  std::size_t bytes = first_phrase + max_phrase_bytes;
  for (std::uint32_t i = 0; i < phrases.count(); ++i) bytes += phrases.phrase(i).size();
  std::unique_ptr<std::uint32_t[]> codes(new (std::nothrow) std::uint32_t[first_pair + pair_codes]());
  texts_.reset(new (std::nothrow) char[bytes]());
  if (codes == nullptr || texts_ == nullptr) return;
  std::size_t at = 0;
  for (; at < first_phrase; ++at) {
    texts_[at] = static_cast<char>(at);
    codes[at] = entry(at, 1);
  }
  for (std::uint32_t i = 0; i < phrases.count(); ++i) {
    const std::string_view text = phrases.phrase(i);
    if (text.empty()) continue;
    std::memcpy(texts_.get() + at, text.data(), text.size());
    codes[first_phrase + i] = entry(at, text.size());  // single ones end where pairs begin
    at += text.size();
  }
  codes_ = std::move(codes);
}

bool Expansion::expand(const Phrases& phrases, Bytes coded, std::span<char> out) const noexcept {
  const unsigned char *at = coded.data(), *const end = at + coded.size();
  char *to = out.data(), *const limit = out.data() + out.size();
  const std::uint32_t* const codes = codes_.get();
  const char* const texts = texts_.get();
  while (end - at >= 2 && static_cast<std::size_t>(limit - to) >= max_phrase_bytes) {
    // Arithmetic instead of a choice, which would be guessed wrong at every third code.
    const unsigned byte = at[0], next_byte = at[1], pair = byte >= first_pair ? 1 : 0;
    const std::uint32_t code = codes[byte + ((0u - pair) & ((byte - first_pair) * 255 + next_byte))];
    const std::size_t size = code & 0xff;
    if (size == 0) {
      const unsigned char* next = at;  // `at` and `to` stay in registers: their address is not taken
      char* written = to;
      if (!phrases.expand_code(next, end, written, limit)) return false;
      at = next;
      to = written;
      continue;
    }
    const char* const text = texts + (code >> 8);
    std::memcpy(to, text, short_copy);
    if (size > short_copy) std::memcpy(to + short_copy, text + short_copy, max_phrase_bytes - short_copy);
    to += size;
    at += 1 + pair;
  }
  return phrases.expand({at, static_cast<std::size_t>(end - at)}, {to, static_cast<std::size_t>(limit - to)});
}

}  // namespace shelf::detail
