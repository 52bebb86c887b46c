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

using format::code_escape, format::first_pair, format::first_phrase, format::max_phrase_bytes, format::single_phrases;

// Codes of one byte first, then those of two; behind them what an escape would be.
constexpr std::size_t pair_codes = (code_escape + 1 - first_pair) * std::size_t{256};
constexpr std::size_t block_bytes = WideBlock::size;
constexpr std::size_t tail_bytes = 2 * block_bytes;
constexpr std::size_t short_copy = 16;  // nearly all texts fit

// By the first byte of a code, less first_phrase: the entries it may mean, and what chooses among them. Arithmetic
// instead of a choice, which would be guessed wrong at every third code.
struct Lead {
  std::uint16_t first = 0;
  std::uint8_t second = 0;  // of the next byte, which bits count
  std::uint8_t bytes = 1;   // of the code
};
constexpr auto leads = [] {
  std::array<Lead, 256 - first_phrase> all{};
  for (unsigned i = 0; i < single_phrases; ++i) all[i] = {static_cast<std::uint16_t>(i), 0, 1};
  for (unsigned i = single_phrases; i < all.size(); ++i)
    all[i] = {static_cast<std::uint16_t>(single_phrases + (i - single_phrases) * 256), 0xff, 2};
  return all;
}();

// At most block_bytes, and nearly always few: the rest is copied, too, and overwritten by what follows.
void copy_few(char* to, const void* from, std::size_t size) noexcept {
  std::memcpy(to, from, short_copy);
  if (size > short_copy)
    std::memcpy(to + short_copy, static_cast<const char*>(from) + short_copy, block_bytes - short_copy);
}
static_assert(block_bytes == max_phrase_bytes);

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
  return made_.get([&] { return make(phrases); }).has_value();
}

Result<void> Expansion::make(const Phrases& phrases) const noexcept {
  std::unique_ptr<Entry[]> entries(new (std::nothrow) Entry[single_phrases + pair_codes]());
  if (entries == nullptr) return Error{Errc::no_memory, "catalogue", phrases.count()};
  for (std::uint32_t i = 0; i < phrases.count(); ++i) {
    const std::string_view text = phrases.phrase(i);
    Entry& entry = entries[i];
    if (text.size() > entry.text.size()) continue;
    std::copy(text.begin(), text.end(), entry.text.begin());
    entry.size = static_cast<std::uint8_t>(text.size());
  }
  entries_ = std::move(entries);
  return {};
}

// Begins and ends where codes begin; reads up to tail_bytes whatever the end is. False: damaged or too long. Called at
// one place, so that a block costs no call: a tenth of the time.
inline bool Expansion::expand_block(const Phrases& phrases, Run& run) const noexcept {
  const unsigned char* const at = run.at;
  const WideBlock block(reinterpret_cast<const char*>(at));
  const std::size_t size = std::min(block_bytes, static_cast<std::size_t>(run.end - at));
  std::uint64_t codes = block.not_ascii() & ~second_bytes(block.at_least(first_pair));
  codes &= ~std::uint64_t{0} >> (block_bytes - size);
  const Entry* const table = entries_.get();
  static_assert(Phrases::slack >= block_bytes * sizeof(Entry) + block_bytes, "where the end is passed unseen");
  char* to = run.to;  // members would be written back at every byte of text, which may alias them
  char* const limit = run.limit;
  const unsigned char* from = at;
  for (; codes != 0; codes &= codes - 1) {
    const unsigned char* const code = at + static_cast<unsigned>(std::countr_zero(codes));
    copy_few(to, from, static_cast<std::size_t>(code - from));
    to += code - from;
    from = code;
    const Lead& lead = leads.data()[static_cast<signed char>(*code) + 128];  // as signed, so that 128 is in the address
    const Entry& entry = table[std::size_t{lead.first} + static_cast<std::size_t>(code[1] & lead.second)];
    const std::size_t text = entry.size;
    if (text == 0) break;
    std::memcpy(to, &entry, sizeof entry);
    to += text;
    from += lead.bytes;
  }
  std::size_t done = static_cast<std::size_t>(from - at);
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

std::optional<std::size_t> Expansion::expand(const Phrases& phrases, Bytes coded, std::span<char> out) const noexcept {
  Run run{coded.data(), coded.data() + coded.size(), out.data(), out.data() + out.size()};
  std::array<unsigned char, 2 * tail_bytes> tail;  // NOLINT: zeros only when it is filled
  bool in_tail = false;
  while (run.at != run.end) {
    const auto left = static_cast<std::size_t>(run.end - run.at);
    if (left <= tail_bytes && !in_tail) {  // what is left is read from a copy, behind which there is room to read on
      std::fill(std::copy(run.at, run.end, tail.begin()), tail.end(), 0);
      run.at = tail.data();
      run.end = tail.data() + left;
      in_tail = true;
    }
    if (!expand_block(phrases, run)) return std::nullopt;
  }
  return static_cast<std::size_t>(run.to - out.data());
}

}  // namespace shelf::detail
