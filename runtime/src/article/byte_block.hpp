// Sixteen or sixty-four bytes at once: which of them end a run, are no ASCII, or mean something to HTML. Bit i of a set
// stands for byte i. SSE2 is part of every x86-64; elsewhere the loops below are what compilers turn into vectors.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace shelf::detail {

#if defined(__SSE2__)

class ByteBlock {
 public:
  static constexpr std::size_t size = 16;

  explicit ByteBlock(const char* bytes) noexcept : bytes_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes))) {}
  // Adds bits: afterwards not_ascii() tells of both.
  void add(const ByteBlock& other) noexcept { bytes_ = _mm_or_si128(bytes_, other.bytes_); }
  void store(char* to) const noexcept { _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes_); }

  [[nodiscard]] unsigned zeros() const noexcept { return set(_mm_cmpeq_epi8(bytes_, _mm_setzero_si128())); }
  [[nodiscard]] unsigned not_ascii() const noexcept { return set(bytes_); }
  [[nodiscard]] unsigned at_least(unsigned char least) const noexcept {
    return set(_mm_cmpeq_epi8(_mm_max_epu8(bytes_, _mm_set1_epi8(static_cast<char>(least))), bytes_));
  }
  // & < > " '
  [[nodiscard]] unsigned markup() const noexcept { return set(markup_bytes()); }
  // The same, the backtick, and what is below the space.
  [[nodiscard]] unsigned markup_or_control() const noexcept {
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes_, _mm_set1_epi8(0x1f)), bytes_);
    const __m128i backtick = _mm_cmpeq_epi8(bytes_, _mm_set1_epi8('`'));
    return set(_mm_or_si128(_mm_or_si128(markup_bytes(), backtick), control));
  }
  // Such that not_ascii() tells of markup, too.
  [[nodiscard]] ByteBlock with_markup_marked() const noexcept {
    ByteBlock marked = *this;
    marked.bytes_ = _mm_or_si128(bytes_, markup_bytes());
    return marked;
  }

 private:
  [[nodiscard]] static unsigned set(__m128i bytes) noexcept { return static_cast<unsigned>(_mm_movemask_epi8(bytes)); }
  [[nodiscard]] __m128i markup_bytes() const noexcept {
    const __m128i quote_or_amp = _mm_cmpeq_epi8(_mm_and_si128(bytes_, _mm_set1_epi8(~0x04)), _mm_set1_epi8('"'));
    const __m128i less_or_more = _mm_cmpeq_epi8(_mm_and_si128(bytes_, _mm_set1_epi8(~0x02)), _mm_set1_epi8('<'));
    const __m128i apostrophe = _mm_cmpeq_epi8(bytes_, _mm_set1_epi8('\''));
    return _mm_or_si128(_mm_or_si128(quote_or_amp, less_or_more), apostrophe);
  }

  __m128i bytes_;
};

class WideBlock {
 public:
  static constexpr std::size_t size = 64;

  explicit WideBlock(const char* bytes) noexcept
      : parts_{ByteBlock(bytes), ByteBlock(bytes + 16), ByteBlock(bytes + 32), ByteBlock(bytes + 48)} {}

  [[nodiscard]] std::uint64_t zeros() const noexcept {
    return set([](const ByteBlock& part) { return part.zeros(); });
  }
  [[nodiscard]] std::uint64_t not_ascii() const noexcept {
    return set([](const ByteBlock& part) { return part.not_ascii(); });
  }
  [[nodiscard]] std::uint64_t at_least(unsigned char least) const noexcept {
    return set([least](const ByteBlock& part) { return part.at_least(least); });
  }
  [[nodiscard]] std::uint64_t markup() const noexcept {
    return set([](const ByteBlock& part) { return part.markup(); });
  }
  [[nodiscard]] std::uint64_t markup_or_control() const noexcept {
    return set([](const ByteBlock& part) { return part.markup_or_control(); });
  }
  // Whether it holds any such; cheaper than to ask where.
  [[nodiscard]] bool any_not_ascii() const noexcept {
    return any([](const ByteBlock& part) { return part; });
  }
  [[nodiscard]] bool any_markup_or_not_ascii() const noexcept {
    return any([](const ByteBlock& part) { return part.with_markup_marked(); });
  }
  void store(char* to) const noexcept {
    for (std::size_t i = 0; i < parts_.size(); ++i) parts_[i].store(to + i * ByteBlock::size);
  }

 private:
  template <class PartSet>
  [[nodiscard]] std::uint64_t set(PartSet of) const noexcept {
    std::uint64_t set = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) set |= std::uint64_t{of(parts_[i])} << (i * ByteBlock::size);
    return set;
  }

  template <class Change>
  [[nodiscard]] bool any(Change change) const noexcept {
    ByteBlock all = change(parts_[0]);
    for (std::size_t i = 1; i < parts_.size(); ++i) all.add(change(parts_[i]));
    return all.not_ascii() != 0;
  }

  std::array<ByteBlock, size / ByteBlock::size> parts_;
};
using RunBlock = WideBlock;  // nearly all runs fit one: no loop of which the processor would have to guess the end

#else

template <std::size_t size_>
class PlainBlock {
 public:
  static constexpr std::size_t size = size_;
  using Set = std::conditional_t<(size > 32), std::uint64_t, unsigned>;

  explicit PlainBlock(const char* bytes) noexcept { std::memcpy(bytes_.data(), bytes, size); }
  void store(char* to) const noexcept { std::memcpy(to, bytes_.data(), size); }

  [[nodiscard]] Set zeros() const noexcept {
    return set([](unsigned char c) { return c == 0; });
  }
  [[nodiscard]] Set not_ascii() const noexcept {
    return set([](unsigned char c) { return c >= 0x80; });
  }
  [[nodiscard]] Set at_least(unsigned char least) const noexcept {
    return set([least](unsigned char c) { return c >= least; });
  }
  [[nodiscard]] Set markup() const noexcept { return set(is_markup); }
  [[nodiscard]] Set markup_or_control() const noexcept {
    return set([](unsigned char c) { return is_markup(c) || c == '`' || c < 0x20; });
  }
  // To ask where at once costs no more.
  [[nodiscard]] static bool any_not_ascii() noexcept { return true; }
  [[nodiscard]] static bool any_markup_or_not_ascii() noexcept { return true; }

 private:
  static bool is_markup(unsigned char c) noexcept { return c == '&' || c == '<' || c == '>' || c == '"' || c == '\''; }
  template <class Predicate>
  [[nodiscard]] Set set(Predicate is) const noexcept {
    Set set = 0;
    for (std::size_t i = 0; i < size; ++i) set |= Set{is(bytes_[i])} << i;
    return set;
  }

  std::array<unsigned char, size> bytes_{};
};
using ByteBlock = PlainBlock<16>;
using WideBlock = PlainBlock<64>;
using RunBlock = ByteBlock;  // byte by byte, so that what is behind the end is better not looked at

#endif

// The first zero byte; nullptr: there is none before `end`. Runs are short, a call costs as much as the search.
inline const char* find_zero(const char* at, const char* end) noexcept {
  for (; static_cast<std::size_t>(end - at) >= ByteBlock::size; at += ByteBlock::size)
    if (const unsigned zeros = ByteBlock(at).zeros(); zeros != 0) return at + std::countr_zero(zeros);
  for (; at != end; ++at)
    if (*at == '\0') return at;
  return nullptr;
}

}  // namespace shelf::detail
