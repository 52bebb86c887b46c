// How it works. Texts are cut at zero bytes into runs; each distinct run is cut into tokens, which are counted. A token
// of n bytes that occurs c times saves about c * (n - 1.5) bytes before compression; the best ones become phrases.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <iterator>
#include <memory>
#include <mutex>

#include "bundle/phrases.hpp"
#include "bundle/split_tokens.hpp"
#include "bundle/token_hash.hpp"
#include "parallel_for.hpp"
#include "shelf_format/format.hpp"
#include "shelf_format/xxh64.hpp"

namespace shelf::compiler {

namespace {

constexpr std::size_t shortest_run = 3;

// Hashes of runs seen; 0 = free. A false "seen" by equal hashes costs a count, never correctness.
class SeenRuns {
 public:
  bool add(std::uint64_t hash) {
    if (count_ * 2 >= slots_.size()) grow();
    return insert(hash | 1);
  }

 private:
  bool insert(std::uint64_t hash) {
    std::size_t at = (hash >> 1) & (slots_.size() - 1);
    for (; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1))
      if (slots_[at] == hash) return false;
    slots_[at] = hash;
    ++count_;
    return true;
  }
  void grow() {
    const std::vector<std::uint64_t> old = std::move(slots_);
    slots_.assign(std::max<std::size_t>(1024, old.size() * 2), 0);
    count_ = 0;
    for (const std::uint64_t hash : old)
      if (hash != 0) insert(hash);
  }
  std::vector<std::uint64_t> slots_;
  std::size_t count_ = 0;
};

struct Token {
  const char* begin = nullptr;
  std::uint32_t size = 0, count = 0;

  [[nodiscard]] std::string_view text() const noexcept { return {begin, size}; }
  [[nodiscard]] std::uint64_t gain() const noexcept { return std::uint64_t{count} * (std::uint64_t{size} * 2 - 3); }
};

class TokenCounts {
 public:
  void add(std::string_view text, std::uint32_t times = 1) {
    if (tokens_.size() * 2 >= slots_.size()) grow();
    Slot& slot = find(text, static_cast<std::uint32_t>(token_hash(text)));
    if (slot.token == none) {
      slot.token = static_cast<std::uint32_t>(tokens_.size());
      tokens_.push_back({texts_->writer.keep(text).data(), static_cast<std::uint32_t>(text.size()), 0});
    }
    tokens_[slot.token].count += times;
  }
  void add(const TokenCounts& other) {
    for (const Token& token : other.tokens_) add(token.text(), token.count);
  }
  // Their texts are valid as long as this.
  [[nodiscard]] const std::vector<Token>& all() const noexcept { return tokens_; }

 private:
  static constexpr std::uint32_t none = 0xffffffff;
  struct Slot {
    std::uint32_t hash = 0, token = none;
  };

  Slot& find(std::string_view text, std::uint32_t hash) {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].token != none && (slots_[at].hash != hash || tokens_[slots_[at].token].text() != text))
      at = (at + 1) & (slots_.size() - 1);
    slots_[at].hash = hash;
    return slots_[at];
  }
  void grow() {
    const std::vector<Slot> old = std::move(slots_);
    slots_.assign(std::max<std::size_t>(1024, old.size() * 2), {});
    for (const Slot& slot : old) {
      if (slot.token == none) continue;
      std::size_t at = slot.hash & (slots_.size() - 1);
      while (slots_[at].token != none) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }
  // Copies: comparing with tokens in the texts would read these everywhere.
  struct Texts {
    TextStore store;
    TextWriter writer{store};
  };
  std::unique_ptr<Texts> texts_ = std::make_unique<Texts>();
  std::vector<Token> tokens_;  // in the order in which they were met
  std::vector<Slot> slots_;
};

void count_run(std::string_view run, TokenCounts& counts) {
  for (std::size_t at = 0; at < run.size();) {
    const std::size_t size = token_size(run, at);
    if (size > 1 && size <= format::max_phrase_bytes) counts.add(run.substr(at, size));
    at += size;
  }
}

// Counts the runs whose hash falls to this part of all.
TokenCounts count_part(std::span<const std::string_view> texts, std::size_t part, std::size_t parts,
                       const TextStore& store) {
  TokenCounts counts;
  SeenRuns seen;
  for (std::string_view text : texts) {
    store.note_read(text.size());
    while (!text.empty()) {
      const std::string_view run = text.substr(0, text.find('\0'));
      text.remove_prefix(std::min(text.size(), run.size() + 1));
      if (run.size() < shortest_run) continue;
      const std::uint64_t hash = format::xxh64(run);
      if ((hash >> 32) % parts == part && seen.add(hash)) count_run(run, counts);
    }
  }
  return counts;
}

std::size_t parts_of(std::span<const std::string_view> texts, unsigned threads) {
  constexpr unsigned most_threads = 4;                         // each has a table of nearly all words
  constexpr std::size_t bytes_at_once = std::size_t{2} << 30;  // the runs of so much text take some 400 MB
  std::size_t bytes = 0;
  for (const std::string_view text : texts) bytes += text.size();
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  return std::min(threads, most_threads) * (bytes / bytes_at_once + 1);
}

// Every part goes through all texts, which costs little, and counts what falls to it: equal runs fall to the same.
TokenCounts count_tokens(std::span<const std::string_view> texts, unsigned threads, const TextStore& store) {
  const std::size_t parts = parts_of(texts, threads);
  TokenCounts counts;
  std::mutex adding;
  parallel_for(parts, threads, [&](std::size_t i) {
    TokenCounts part = count_part(texts, i, parts, store);
    const std::lock_guard lock(adding);
    if (counts.all().empty())
      counts = std::move(part);
    else
      counts.add(part);
  });
  return counts;
}

// A phrase takes its text and two bytes in the catalogue, which is not compressed; of what it saves in the units about
// a fifth is left after compression.
bool pays(const Token& token) noexcept { return token.gain() > 10 * (std::uint64_t{token.size} + 2); }

// Positions in the phrase texts are 16 bits wide.
void limit_bytes(std::vector<Token>& tokens) {
  std::size_t kept = 0, size = 0;
  while (kept < tokens.size() && kept < format::max_phrases && size + tokens[kept].size <= 0xffff)
    size += tokens[kept++].size;
  tokens.resize(kept);
}
}  // namespace

Phrases choose_phrases(std::span<const std::string_view> texts, unsigned threads, const TextStore& store) {
  const TokenCounts counts = count_tokens(texts, threads, store);
  std::vector<Token> tokens;
  std::ranges::copy_if(counts.all(), std::back_inserter(tokens), pays);
  std::ranges::sort(tokens, [](const Token& a, const Token& b) {
    return a.gain() != b.gain() ? a.gain() > b.gain() : a.text() < b.text();
  });
  limit_bytes(tokens);
  // The most frequent ones get the codes of one byte.
  std::ranges::sort(tokens, [](const Token& a, const Token& b) {
    return a.count != b.count ? a.count > b.count : a.text() < b.text();
  });
  std::vector<std::string> phrases;
  phrases.reserve(tokens.size());
  for (const Token& token : tokens) phrases.emplace_back(token.text());
  return Phrases(std::move(phrases));
}

}  // namespace shelf::compiler
