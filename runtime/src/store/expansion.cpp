// How it works. A code of one byte is followed by the next code, one of two bytes is not: where codes begin is known
// only from the one before. Going from code to code costs the time of a load each, whatever else is done meanwhile. So
// 64 bytes are looked at together: arithmetic on bit sets tells which are second bytes, and the loop goes over phrases
// alone; what stands between them is copied as it is. Against one code after the other: 2.5 times as fast.
#include "store/expansion.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <new>

#include "article/byte_block.hpp"
#include "shelf_format/format.hpp"

namespace shelf::detail {

namespace {

using format::code_escape, format::first_pair, format::first_phrase, format::max_phrase_bytes;

// Codes of one byte first, then those of two; behind them what an escape would be.
constexpr std::size_t pair_codes = (code_escape + 1 - first_pair) * std::size_t{256};
constexpr std::size_t block_bytes = 64;
constexpr std::size_t tail_bytes = 2 * block_bytes;
constexpr std::size_t short_copy = 16;  // nearly all texts fit

std::uint32_t entry(std::size_t begin, std::size_t size) noexcept {
  return static_cast<std::uint32_t>(begin << 8 | size);
}

// At most block_bytes, and nearly always few: the rest is copied, too, and overwritten by what follows.
void copy_few(char* to, const void* from, std::size_t size) noexcept {
  std::memcpy(to, from, short_copy);
  if (size > short_copy)
    std::memcpy(to + short_copy, static_cast<const char*>(from) + short_copy, block_bytes - short_copy);
}
static_assert(block_bytes == max_phrase_bytes);

struct BlockSets {
  std::uint64_t pairs = 0;  // bytes that begin codes of two bytes, or stand behind such
  std::uint64_t codes = 0;  // all that do not stand for themselves, the same
};

BlockSets look_at(const unsigned char* at) noexcept {
  BlockSets sets;
  for (std::size_t i = 0; i < block_bytes; i += ByteBlock::size) {
    const ByteBlock block(reinterpret_cast<const char*>(at + i));
    sets.pairs |= std::uint64_t{block.at_least(first_pair)} << i;
    sets.codes |= std::uint64_t{block.not_ascii()} << i;
  }
  return sets;
}

// Which bytes are the second of their code, when the first byte of the block is none. A row of bytes that might begin a
// pair begins one with every other; the subtraction carries through the row.
std::uint64_t second_bytes(std::uint64_t pairs) noexcept {
  constexpr std::uint64_t odd = 0xaaaa'aaaa'aaaa'aaaau;
  return ((((pairs << 1) | odd) - pairs) ^ odd) ^ pairs;
}

}  // namespace

// Where a text is read and written.
struct Expansion::Run {
  const unsigned char* at = nullptr;
  const unsigned char* end = nullptr;
  char* to = nullptr;
  char* limit = nullptr;
};

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
    std::copy_n(text.data(), text.size(), texts_.get() + at);  // a damaged phrase is empty, and nowhere
    codes[first_phrase + i] = entry(at, text.size());          // single ones end where pairs begin
    at += text.size();
  }
  codes_ = std::move(codes);
}

// Begins and ends where codes begin; reads up to tail_bytes whatever the end is. False: damaged or too long.
bool Expansion::expand_block(const Phrases& phrases, Run& run) const noexcept {
  const BlockSets sets = look_at(run.at);
  const unsigned char* const at = run.at;
  const std::size_t size = std::min(block_bytes, static_cast<std::size_t>(run.end - at));
  std::uint64_t codes = sets.codes & ~second_bytes(sets.pairs) & (~std::uint64_t{0} >> (block_bytes - size));
  const std::uint32_t* const table = codes_.get();
  const char* const texts = texts_.get();
  char* to = run.to;  // members would be written back at every byte of text, which may alias them
  char* const limit = run.limit;
  std::size_t done = 0;
  for (; codes != 0 && to <= limit; codes &= codes - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(codes));
    copy_few(to, at + done, i - done);
    to += i - done;
    // Arithmetic instead of a choice, which would be guessed wrong at every third code.
    const unsigned byte = at[i], pair = byte >= first_pair ? 1 : 0;
    const std::uint32_t text = table[byte + ((0u - pair) & ((byte - first_pair) * 255 + at[i + 1]))];
    const std::size_t text_size = text & 0xff;
    done = i;
    if (text_size == 0) break;
    copy_few(to, texts + (text >> 8), text_size);
    to += text_size;
    done = i + 1 + pair;
  }
  if (to > limit) return false;
  if (codes == 0 && done < size) {
    copy_few(to, at + done, size - done);
    to += size - done;
    done = size;
  }
  run.at = at + done;
  run.to = to;
  if (codes != 0) return phrases.expand_code(run.at, run.end, run.to, limit);
  return to <= limit && run.at <= run.end;
}

bool Expansion::expand_blocks(const Phrases& phrases, Run& run, std::size_t left) const noexcept {
  while (static_cast<std::size_t>(run.end - run.at) > left)
    if (!expand_block(phrases, run)) return false;
  return true;
}

std::optional<std::size_t> Expansion::expand(const Phrases& phrases, Bytes coded, std::span<char> out) const noexcept {
  Run run{coded.data(), coded.data() + coded.size(), out.data(), out.data() + out.size()};
  if (!expand_blocks(phrases, run, tail_bytes)) return std::nullopt;
  // What is left is read from a copy, behind which there is room to read on.
  std::array<unsigned char, 2 * tail_bytes> tail{};
  std::copy(run.at, run.end, tail.begin());
  run.end = tail.data() + (run.end - run.at);
  run.at = tail.data();
  if (!expand_blocks(phrases, run, 0)) return std::nullopt;
  return static_cast<std::size_t>(run.to - out.data());
}

}  // namespace shelf::detail
