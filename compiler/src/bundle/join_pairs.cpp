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
  std::uint32_t key = 0xffff'ffff;  // that of no pair
  std::uint32_t count = 0;
  std::uint32_t chosen = 0;  // in how many places it wins
  Symbol becomes = no_symbol;
};

class PairCounts {
 public:
  PairCounts() : slots_(1024) {}
  void add(std::uint32_t key) {
    if (used_ * 2 >= slots_.size()) grow();
    PairCount& slot = slots_[find(key)];
    if (slot.count == 0) ++used_;
    slot.key = key;
    ++slot.count;
  }
  [[nodiscard]] PairCount& operator[](std::uint32_t key) { return slots_[find(key)]; }
  [[nodiscard]] std::vector<PairCount>& slots() { return slots_; }

 private:
  [[nodiscard]] std::size_t find(std::uint32_t key) const {
    std::size_t at = key * std::uint64_t{0x9E3779B97F4A7C15} >> 32 & (slots_.size() - 1);
    while (slots_[at].count != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  void grow() {
    const std::vector<PairCount> old = std::move(slots_);
    slots_.assign(old.size() * 4, {});
    for (const PairCount& slot : old)
      if (slot.count != 0) slots_[find(slot.key)] = slot;
  }
  std::vector<PairCount> slots_;
  std::size_t used_ = 0;
};

class PairJoiner {
 public:
  explicit PairJoiner(std::vector<Symbol>& symbols) : symbols_(symbols), heights_(256, 0), sizes_(256, 1) {}

  [[nodiscard]] bool join_round() {
    PairCounts counts = count_pairs();
    std::uint32_t top = 0;
    for (const PairCount& slot : counts.slots()) top = std::max(top, slot.count);
    const std::uint32_t least = std::max(fewest_places, top / 2);
    if (top < fewest_places) return false;
    for_each_winner(counts, least, [](std::size_t, PairCount& slot) { ++slot.chosen; });
    if (!add_rules(counts)) return false;
    replace(counts, least);
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

  [[nodiscard]] PairCounts count_pairs() const {
    PairCounts counts;
    for (std::size_t at = 0; at + 1 < symbols_.size(); ++at)
      if (may_join(at)) counts.add(key_of(symbols_[at], symbols_[at + 1]));
    return counts;
  }

  // Calls `use(at, slot)` for pairs of at least `least` places, from left to right, none overlapping another.
  template <class Use>
  void for_each_winner(PairCounts& counts, std::uint32_t least, const Use& use) const {
    PairCount none;
    const auto slot_at = [&](std::size_t at) -> PairCount& {
      return may_join(at) ? counts[key_of(symbols_[at], symbols_[at + 1])] : none;
    };
    PairCount* here = &slot_at(0);
    for (std::size_t at = 0; at + 1 < symbols_.size();) {
      PairCount* const next = &slot_at(at + 1);
      const bool wins = here->count >= least && next->count <= here->count;
      if (wins) use(at, *here);
      at += wins ? 2 : 1;
      here = wins ? &slot_at(at) : next;
    }
  }

  [[nodiscard]] bool add_rules(PairCounts& counts) {
    std::vector<PairCount*> chosen;
    for (PairCount& slot : counts.slots())
      if (slot.chosen >= fewest_places) chosen.push_back(&slot);
    std::ranges::sort(chosen, [](const PairCount* a, const PairCount* b) {
      return a->chosen != b->chosen ? a->chosen > b->chosen : a->key < b->key;
    });
    chosen.resize(std::min(chosen.size(), format::max_name_rules - rules.size()));
    for (PairCount* slot : chosen) {
      const auto left = static_cast<Symbol>(slot->key >> 16), right = static_cast<Symbol>(slot->key & 0xffff);
      slot->becomes = static_cast<Symbol>(256 + rules.size());
      rules.push_back({left, right});
      heights_.push_back(1 + std::max(heights_[left], heights_[right]));
      sizes_.push_back(sizes_[left] + sizes_[right]);
    }
    return !chosen.empty();
  }

  void replace(PairCounts& counts, std::uint32_t least) {
    std::vector<Symbol> joined;
    joined.reserve(symbols_.size());
    std::size_t done = 0;
    for_each_winner(counts, least, [&](std::size_t at, const PairCount& slot) {
      if (slot.becomes == no_symbol) return;
      joined.insert(joined.end(), symbols_.begin() + static_cast<std::ptrdiff_t>(done),
                    symbols_.begin() + static_cast<std::ptrdiff_t>(at));
      joined.push_back(slot.becomes);
      done = at + 2;
    });
    joined.insert(joined.end(), symbols_.begin() + static_cast<std::ptrdiff_t>(done), symbols_.end());
    symbols_ = std::move(joined);
  }

  std::vector<Symbol>& symbols_;
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
