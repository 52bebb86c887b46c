// How it works. In each round all pairs are counted; those that are at least half as frequent as the most frequent one
// become rules, and where two of them overlap the more frequent wins. Rounds end when no pair stands in two places.
// One pair a round would be what is called Re-Pair; many at once give texts of the same size in a tenth of the time.
#include "bundle/join_pairs.hpp"

#include <algorithm>
#include <cstddef>

#include "shelf_format/format.hpp"

namespace shelf::compiler {

namespace {

std::uint32_t key_of(Symbol left, Symbol right) { return std::uint32_t{left} << 16 | right; }

struct PairCount {
  std::uint32_t key = 0, count = 0;
  std::uint32_t chosen = 0;  // in how many places it wins
  Symbol becomes = no_symbol;
};

// The pairs of a text, numbered from 1 on as they appear; number 0 is no pair.
class PairCounts {
 public:
  void clear() {
    std::ranges::fill(slots_, Slot{});
    pairs.resize(1);
  }
  // Counts it and returns its number.
  std::uint32_t add(std::uint32_t key) {
    if (pairs.size() * 2 >= slots_.size()) grow();
    Slot& slot = slots_[find(key)];
    if (slot.number == 0) {
      slot = {key, static_cast<std::uint32_t>(pairs.size())};
      pairs.push_back(PairCount{key, 0, 0, no_symbol});
    }
    ++pairs[slot.number].count;
    return slot.number;
  }
  std::vector<PairCount> pairs = std::vector<PairCount>(1);

 private:
  struct Slot {
    std::uint32_t key = 0, number = 0;
  };
  [[nodiscard]] std::size_t find(std::uint32_t key) const {
    std::size_t at = key * std::uint64_t{0x9E3779B97F4A7C15} >> 32 & (slots_.size() - 1);
    while (slots_[at].number != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  void grow() {
    const std::vector<Slot> old = std::move(slots_);
    slots_.assign(old.size() * 4, {});
    for (const Slot& slot : old)
      if (slot.number != 0) slots_[find(slot.key)] = slot;
  }
  std::vector<Slot> slots_ = std::vector<Slot>(1024);
};

class PairJoiner {
 public:
  explicit PairJoiner(std::vector<Symbol>& symbols) : symbols_(symbols), heights_(256, 0), sizes_(256, 1) {}

  [[nodiscard]] bool join_round() {
    count_pairs();
    std::uint32_t top = 0;
    for (const PairCount& pair : counts_.pairs) top = std::max(top, pair.count);
    const std::uint32_t least = std::max(fewest_places, top / 2);
    if (top < fewest_places) return false;
    for_each_winner(least, [](std::size_t, PairCount& pair) { ++pair.chosen; });
    if (!add_rules()) return false;
    replace(least);
    return true;
  }
  std::vector<PairRule> rules;

 private:
  static constexpr std::uint32_t fewest_places = 2;

  // May the symbol at `at` and the next one become one?
  [[nodiscard]] bool may_join(std::size_t at) const {
    if (at + 1 >= symbols_.size()) return false;
    const Symbol left = symbols_[at], right = symbols_[at + 1];
    if (left == no_symbol || right == no_symbol) return false;
    return heights_[left] < format::max_rule_height && heights_[right] < format::max_rule_height &&
           sizes_[left] + sizes_[right] <= format::max_rule_bytes;
  }

  // Fills in `counts_`, and in `pair_at_` the number of the pair at each place.
  void count_pairs() {
    counts_.clear();
    pair_at_.assign(symbols_.size() + 1, 0);
    for (std::size_t at = 0; at + 1 < symbols_.size(); ++at)
      if (may_join(at)) pair_at_[at] = counts_.add(key_of(symbols_[at], symbols_[at + 1]));
  }

  // Calls `use(at, pair)` for pairs of at least `least` places, from left to right, none overlapping another.
  template <class Use>
  void for_each_winner(std::uint32_t least, const Use& use) {
    for (std::size_t at = 0; at + 1 < symbols_.size();) {
      PairCount& here = counts_.pairs[pair_at_[at]];
      const bool wins = here.count >= least && counts_.pairs[pair_at_[at + 1]].count <= here.count;
      if (wins) use(at, here);
      at += wins ? 2 : 1;
    }
  }

  [[nodiscard]] bool add_rules() {
    std::vector<PairCount*> chosen;
    for (PairCount& pair : counts_.pairs)
      if (pair.chosen >= fewest_places) chosen.push_back(&pair);
    std::ranges::sort(chosen, [](const PairCount* a, const PairCount* b) {
      return a->chosen != b->chosen ? a->chosen > b->chosen : a->key < b->key;
    });
    chosen.resize(std::min(chosen.size(), format::max_name_rules - rules.size()));
    for (PairCount* pair : chosen) {
      const auto left = static_cast<Symbol>(pair->key >> 16), right = static_cast<Symbol>(pair->key & 0xffff);
      pair->becomes = static_cast<Symbol>(256 + rules.size());
      rules.push_back({left, right});
      heights_.push_back(1 + std::max(heights_[left], heights_[right]));
      sizes_.push_back(sizes_[left] + sizes_[right]);
    }
    return !chosen.empty();
  }

  void replace(std::uint32_t least) {
    std::vector<Symbol> joined;
    joined.reserve(symbols_.size());
    std::size_t done = 0;
    for_each_winner(least, [&](std::size_t at, const PairCount& pair) {
      if (pair.becomes == no_symbol) return;
      joined.insert(joined.end(), symbols_.begin() + static_cast<std::ptrdiff_t>(done),
                    symbols_.begin() + static_cast<std::ptrdiff_t>(at));
      joined.push_back(pair.becomes);
      done = at + 2;
    });
    joined.insert(joined.end(), symbols_.begin() + static_cast<std::ptrdiff_t>(done), symbols_.end());
    symbols_ = std::move(joined);
  }

  std::vector<Symbol>& symbols_;
  PairCounts counts_;
  std::vector<std::uint32_t> pair_at_;
  std::vector<unsigned> heights_, sizes_;  // of each symbol: steps to its bytes, and how many those are
};

}  // namespace

std::vector<PairRule> join_pairs(std::vector<Symbol>& symbols) {
  PairJoiner joiner(symbols);
  while (joiner.rules.size() < format::max_name_rules && joiner.join_round()) {
  }
  return std::move(joiner.rules);
}

}  // namespace shelf::compiler
