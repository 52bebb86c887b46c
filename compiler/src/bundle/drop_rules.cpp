#include "bundle/drop_rules.hpp"

#include <cstddef>
#include <cstdint>

#include "shelf_format/format.hpp"

namespace shelf::compiler {

namespace {

// Bytes of a symbol in a coded name. A rule itself takes about two.
std::uint32_t cost(Symbol symbol) { return symbol < format::first_name_symbol ? 1 : 2; }

// Which rules pay, the last one first: what a dropped rule stood for is used more often then. A rule that is part of
// another cannot go, since rules have two sides.
std::vector<bool> find_paying(const std::vector<PairRule>& rules, const std::vector<Symbol>& symbols) {
  std::vector<std::uint32_t> uses(256 + rules.size()), in_rules(256 + rules.size());
  for (const Symbol symbol : symbols)
    if (symbol != no_symbol) ++uses[symbol];
  for (const PairRule& rule : rules) {
    ++in_rules[rule.left];
    ++in_rules[rule.right];
  }
  std::vector<bool> pays(rules.size(), true);
  for (std::size_t i = rules.size(); i-- > 0;) {
    const auto& [left, right] = rules[i];
    if (in_rules[256 + i] > 0 || (cost(left) + cost(right) - 2) * uses[256 + i] > 2) continue;
    pays[i] = false;
    for (const Symbol side : {left, right}) {
      uses[side] += uses[256 + i];
      --in_rules[side];
    }
  }
  return pays;
}

}  // namespace

void drop_rules(std::vector<PairRule>& rules, std::vector<Symbol>& symbols) {
  const std::vector<bool> pays = find_paying(rules, symbols);
  const auto stays = [&](Symbol symbol) { return symbol < 256 || symbol == no_symbol || pays[symbol - 256u]; };
  std::vector<Symbol> left, waiting;
  for (const Symbol symbol : symbols) {
    for (waiting.push_back(symbol); !waiting.empty();) {
      const Symbol next = waiting.back();
      waiting.pop_back();
      if (stays(next)) {
        left.push_back(next);
        continue;
      }
      waiting.push_back(rules[next - 256u].right);
      waiting.push_back(rules[next - 256u].left);
    }
  }
  std::vector<Symbol> numbers(256 + rules.size());
  for (unsigned i = 0; i < 256; ++i) numbers[i] = static_cast<Symbol>(i);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (!pays[i]) continue;
    numbers[256 + i] = static_cast<Symbol>(256 + kept);
    rules[kept++] = {numbers[rules[i].left], numbers[rules[i].right]};
  }
  rules.resize(kept);
  for (Symbol& symbol : left)
    if (symbol != no_symbol) symbol = numbers[symbol];
  symbols = std::move(left);
}

}  // namespace shelf::compiler
