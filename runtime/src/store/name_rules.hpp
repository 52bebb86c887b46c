// Rules of coded names: what a symbol stands for. The table is made from the catalogue when the first name is read.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "shelf_format/format.hpp"
#include "store/column.hpp"
#include "store/lazy_blocks.hpp"

namespace shelf::detail {

struct NameRule {
  std::uint16_t left = 0, right = 0;
  std::uint32_t size = 0;  // of `text`: all bytes that the rule stands for, when they are few; else 0
  std::array<char, 8> text{};
};

class RuleTable {
 public:
  // Empty when the bytes are no rules.
  RuleTable(Bytes lefts, const Column& rights) noexcept;

  [[nodiscard]] bool known(std::uint32_t symbol) const noexcept { return symbol < symbols_; }
  // `symbol` is known and not a byte.
  [[nodiscard]] const NameRule& rule(std::uint32_t symbol) const noexcept { return rules_[symbol - 256]; }

 private:
  void spell_out() noexcept;
  void put_side(std::uint32_t symbol, NameRule& to, std::size_t at) const noexcept;

  std::unique_ptr<NameRule[]> rules_;
  std::uint32_t symbols_ = 256;
};

class NameRules {
 public:
  // False: no memory.
  [[nodiscard]] bool open(Bytes lefts, const Column& rights) noexcept {
    lefts_ = lefts;
    rights_ = rights;
    return table_.reserve(1);
  }
  // nullptr: no memory. Threads: from any number at once.
  [[nodiscard]] const RuleTable* table() const noexcept {
    return table_.get(0, [&] { return std::unique_ptr<RuleTable>(new (std::nothrow) RuleTable(lefts_, rights_)); });
  }

 private:
  Bytes lefts_;
  Column rights_;
  LazyBlocks<RuleTable> table_;
};

// The bytes of a symbol, one after the other.
class SymbolWalk {
 public:
  // The next byte; `more()` must be true. -1: damaged.
  [[nodiscard]] int next(const RuleTable& rules) noexcept {
    if (++bytes_ > format::max_rule_bytes) return -1;  // rules may go in a circle
    std::uint32_t symbol = waiting_[--count_];
    while (symbol >= 256) {
      if (count_ == waiting_.size()) return -1;
      const NameRule& rule = rules.rule(symbol);
      waiting_[count_++] = rule.right;
      symbol = rule.left;
    }
    return static_cast<int>(symbol);
  }
  [[nodiscard]] bool more() const noexcept { return count_ > 0; }
  void start(std::uint16_t symbol) noexcept {
    waiting_[0] = symbol;
    count_ = 1;
    bytes_ = 0;
  }

 private:
  std::array<std::uint16_t, format::max_rule_height> waiting_;  // NOLINT: only what count_ covers is read
  std::uint32_t count_ = 0, bytes_ = 0;
};

// No byte of a coded name stands for more.
inline constexpr std::size_t most_name_growth = (format::max_rule_bytes + 1) / 2;

// Writes what `coded` stands for and returns its size. Nothing: damaged, or `out` is too small.
[[nodiscard]] std::optional<std::size_t> expand_name(const RuleTable& rules, Bytes coded, std::span<char> out) noexcept;

}  // namespace shelf::detail
