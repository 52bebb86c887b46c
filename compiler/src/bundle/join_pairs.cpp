// How it works. All pairs are counted. In each round those that are at least half as frequent as the most frequent one
// become rules, and where two of them overlap the more frequent wins; and what stands beside new symbols is
// counted again. Rounds end when no pair stands in two places.
// One pair a round would be what is called Re-Pair; many at once give texts of the same size in a tenth of the time.
#include "bundle/join_pairs.hpp"

#include <algorithm>
#include <cstddef>

#include "shelf_format/format.hpp"

namespace shelf::compiler {

namespace {

std::uint32_t key_of(Symbol left, Symbol right) { return std::uint32_t{left} << 16 | right; }

// The pairs of a text, numbered from 1 on; number 0 is no pair and stands nowhere.
class Pairs {
 public:
  // Counts one more place of the pair, and returns its number.
  std::uint32_t add(std::uint32_t key) {
    if (keys.size() * 2 >= slots_.size()) grow();
    Slot& slot = slots_[find(key)];
    if (slot.number == 0) {
      slot = {key, static_cast<std::uint32_t>(keys.size())};
      keys.push_back(key);
      counts.push_back(0);
      chosen.push_back(0);
      becomes.push_back(no_symbol);
    }
    ++counts[slot.number];
    return slot.number;
  }
  // By number: what it is; in how many places it stands; in how many it wins in this round; its rule.
  std::vector<std::uint32_t> keys = {0}, counts = {0}, chosen = {0};
  std::vector<Symbol> becomes = {no_symbol};

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
  explicit PairJoiner(std::vector<Symbol>& symbols) : symbols_(symbols), heights_(256, 0), sizes_(256, 1) {
    pair_at_.resize(symbols_.size() + 1, 0);
    for (std::size_t at = 0; at < symbols_.size(); ++at) pair_at_[at] = count_at(at);
  }

  [[nodiscard]] bool join_round() {
    const std::uint32_t top = *std::ranges::max_element(pairs_.counts);
    if (top < fewest_places) return false;
    find_winners(std::max(fewest_places, top / 2));
    if (!add_rules()) return false;
    replace();
    for (const std::uint32_t pair : chosen_) pairs_.becomes[pair] = no_symbol;
    return true;
  }
  std::vector<PairRule> rules;

 private:
  static constexpr std::uint32_t fewest_places = 2;

  // Counts the pair that begins at `at`, if it may become one symbol; returns its number.
  [[nodiscard]] std::uint32_t count_at(std::size_t at) {
    if (at + 1 >= symbols_.size()) return 0;
    const Symbol left = symbols_[at], right = symbols_[at + 1];
    if (left == no_symbol || right == no_symbol) return 0;
    if (heights_[left] >= format::max_rule_height || heights_[right] >= format::max_rule_height) return 0;
    if (sizes_[left] + sizes_[right] > format::max_rule_bytes) return 0;
    return pairs_.add(key_of(left, right));
  }

  // Places of pairs of at least `least` places, from left to right, none overlapping another.
  void find_winners(std::uint32_t least) {
    winners_.clear();
    for (std::size_t at = 0; at + 1 < symbols_.size();) {
      const std::uint32_t here = pairs_.counts[pair_at_[at]];
      const bool wins = here >= least && pairs_.counts[pair_at_[at + 1]] <= here;
      if (wins) winners_.push_back(static_cast<std::uint32_t>(at));
      at += wins ? 2 : 1;
    }
  }

  [[nodiscard]] bool add_rules() {
    chosen_.clear();
    for (const std::size_t at : winners_)
      if (++pairs_.chosen[pair_at_[at]] == fewest_places) chosen_.push_back(pair_at_[at]);
    std::ranges::sort(chosen_, [&](std::uint32_t a, std::uint32_t b) {
      return pairs_.chosen[a] != pairs_.chosen[b] ? pairs_.chosen[a] > pairs_.chosen[b]
                                                  : pairs_.keys[a] < pairs_.keys[b];
    });
    for (const std::size_t at : winners_) pairs_.chosen[pair_at_[at]] = 0;
    chosen_.resize(std::min(chosen_.size(), format::max_name_rules - rules.size()));
    for (const std::uint32_t pair : chosen_) {
      const auto left = static_cast<Symbol>(pairs_.keys[pair] >> 16), right = static_cast<Symbol>(pairs_.keys[pair]);
      pairs_.becomes[pair] = static_cast<Symbol>(256 + rules.size());
      rules.push_back({left, right});
      heights_.push_back(1 + std::max(heights_[left], heights_[right]));
      sizes_.push_back(sizes_[left] + sizes_[right]);
    }
    return !chosen_.empty();
  }

  // Puts symbols in the place of pairs. Only what stands beside them is counted again.
  void replace() {
    std::vector<std::uint32_t> changed;  // where new symbols stand
    std::size_t done = 0, size = 0;
    const auto keep_until = [&](std::size_t end) {
      std::copy(symbols_.begin() + offset(done), symbols_.begin() + offset(end), symbols_.begin() + offset(size));
      std::copy(pair_at_.begin() + offset(done), pair_at_.begin() + offset(end), pair_at_.begin() + offset(size));
      size += end - done;
    };
    for (const std::size_t at : winners_) {
      const Symbol symbol = pairs_.becomes[pair_at_[at]];
      if (symbol == no_symbol) continue;
      if (at > done) --pairs_.counts[pair_at_[at - 1]];
      for (const std::size_t gone : {at, at + 1}) --pairs_.counts[pair_at_[gone]];
      pairs_.counts[0] = 0;
      keep_until(at);
      done = at + 2;
      changed.push_back(static_cast<std::uint32_t>(size));
      symbols_[size++] = symbol;
    }
    keep_until(symbols_.size());
    symbols_.resize(size);
    pair_at_.resize(size + 1);
    pair_at_[size] = 0;
    count_beside(changed);
  }

  void count_beside(const std::vector<std::uint32_t>& changed) {
    std::size_t counted = 0;  // places before it are
    for (const std::size_t at : changed) {
      if (at > counted) pair_at_[at - 1] = count_at(at - 1);
      pair_at_[at] = count_at(at);
      counted = at + 1;
    }
  }

  static std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

  std::vector<Symbol>& symbols_;
  Pairs pairs_;
  std::vector<std::uint32_t> pair_at_;     // number of the pair at each place
  std::vector<std::uint32_t> winners_;     // places of this round
  std::vector<std::uint32_t> chosen_;      // pairs that become rules in this round, each once
  std::vector<unsigned> heights_, sizes_;  // of each symbol: steps to its bytes, and how many those are
};

}  // namespace

std::vector<PairRule> join_pairs(std::vector<Symbol>& symbols) {
  if (symbols.size() > 0xffff'ffffu) return {};  // more than any bundle holds
  PairJoiner joiner(symbols);
  while (joiner.rules.size() < format::max_name_rules && joiner.join_round()) {
  }
  return std::move(joiner.rules);
}

}  // namespace shelf::compiler
