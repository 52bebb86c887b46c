#include "store/name_rules.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>
#include <tuple>
#include <utility>

#include "store/guid_text.hpp"

namespace shelf::detail {

namespace {

using format::first_name_symbol, format::name_guid_lower, format::name_guid_upper;

// Left sides stand in order: a bit is set for each rule, and clear for each step to the next left side. So the clear
// bits before the bit of a rule are its left side.
bool read_lefts(Bytes bits, std::span<NameRule> rules) noexcept {
  std::size_t read = 0;
  for (std::size_t at = 0; at < bits.size() && read < rules.size(); ++at)
    for (unsigned byte = bits[at]; byte != 0 && read < rules.size(); byte &= byte - 1) {
      const std::size_t left = at * 8 + static_cast<std::size_t>(std::countr_zero(byte)) - read;
      if (left >= 256 + read) return false;  // of bytes and rules before it
      rules[read++].left = static_cast<std::uint16_t>(left);
    }
  return read == rules.size();
}

}  // namespace

RuleTable::RuleTable(Bytes lefts, const Column& rights) noexcept {
  const std::uint32_t count = rights.size();
  if (count > format::max_name_rules) return;
  std::unique_ptr<NameRule[]> rules(new (std::nothrow) NameRule[count + std::size_t{1}]);
  if (rules == nullptr || !read_lefts(lefts, {rules.get(), count})) return;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint64_t right = rights[i];
    if (right >= 256 + std::uint64_t{count}) return;
    rules[i].right = static_cast<std::uint16_t>(right);
  }
  rules_ = std::move(rules);
  symbols_ = 256 + count;
  spell_out();
}

// Rules of a few bytes, so that most names need no more than a dozen steps. A right side may come later: those rules
// wait for the next round. Whoever waits too long is not spelled out, and neither is a rule in a circle.
void RuleTable::spell_out() noexcept {
  constexpr std::uint8_t unknown = 0, too_long = 0xff;
  constexpr std::size_t most = std::tuple_size_v<decltype(NameRule::text)>;
  const std::uint32_t count = symbols_ - 256;
  const std::unique_ptr<std::uint8_t[]> sizes(new (std::nothrow) std::uint8_t[symbols_]());
  const std::unique_ptr<std::uint16_t[]> waiting(new (std::nothrow) std::uint16_t[count + std::size_t{1}]);
  if (sizes == nullptr || waiting == nullptr) return;
  std::fill_n(sizes.get(), 256, std::uint8_t{1});
  for (std::uint32_t i = 0; i < count; ++i) waiting[i] = static_cast<std::uint16_t>(i);
  std::uint32_t left = count;
  for (std::size_t round = 0; round < most && left > 0; ++round) {
    const std::uint32_t all = std::exchange(left, 0);
    for (std::uint32_t at = 0; at < all; ++at) {
      NameRule& rule = rules_[waiting[at]];
      const unsigned first = sizes[rule.left], second = sizes[rule.right];
      std::uint8_t& size = sizes[256u + waiting[at]];
      if (first + second > most) {
        size = too_long;
      } else if (first == unknown || second == unknown) {
        waiting[left++] = waiting[at];
      } else {
        size = static_cast<std::uint8_t>(first + second);
        put_side(rule.left, rule, 0);
        put_side(rule.right, rule, first);
        rule.size = size;
      }
    }
  }
}

void RuleTable::put_side(std::uint32_t symbol, NameRule& to, std::size_t at) const noexcept {
  if (symbol < 256)
    to.text[at] = static_cast<char>(symbol);
  else
    std::copy_n(rules_[symbol - 256].text.data(), rules_[symbol - 256].size, to.text.data() + at);
}

namespace {

// Copies all of `text` where there is room, which is faster.
bool put_text(const NameRule& rule, char*& to, char* limit) noexcept {
  const auto room = static_cast<std::size_t>(limit - to);
  if (rule.size > room) return false;
  std::memcpy(to, rule.text.data(), room >= rule.text.size() ? rule.text.size() : rule.size);
  to += rule.size;
  return true;
}

bool expand_symbol(const RuleTable& rules, std::uint32_t symbol, char*& to, char* limit) noexcept {
  std::array<std::uint16_t, format::max_rule_height> waiting;  // NOLINT: only what `count` covers is read
  const char* const begin = to;
  for (std::uint32_t count = 0;; symbol = waiting[--count]) {
    const NameRule* rule = nullptr;
    while (symbol >= 256 && (rule = &rules.rule(symbol))->size == 0) {
      if (count == waiting.size()) return false;
      waiting[count++] = rule->right;
      symbol = rule->left;
    }
    if (symbol >= 256) {
      if (!put_text(*rule, to, limit)) return false;
    } else {
      if (to == limit) return false;
      *to++ = static_cast<char>(symbol);
    }
    if (to - begin > static_cast<std::ptrdiff_t>(format::max_rule_bytes)) return false;  // rules may go in a circle
    if (count == 0) return true;
  }
}

bool is_guid(unsigned byte) noexcept { return byte == name_guid_lower || byte == name_guid_upper; }

}  // namespace

std::optional<std::size_t> expand_name(const RuleTable& rules, Bytes coded, std::span<char> out) noexcept {
  const unsigned char *at = coded.data(), *const end = at + coded.size();
  char *to = out.data(), *const limit = to + out.size();
  while (at < end) {
    const unsigned byte = *at++;
    if (byte >= first_name_symbol) {
      if (at == end) return std::nullopt;
      const unsigned symbol = (byte - first_name_symbol) << 8 | *at++;
      if (!rules.known(symbol) || !expand_symbol(rules, symbol, to, limit)) return std::nullopt;
    } else if (is_guid(byte)) {
      if (static_cast<std::size_t>(end - at) < guid_bytes || static_cast<std::size_t>(limit - to) < guid_text_bytes)
        return std::nullopt;
      print_guid(at, byte == name_guid_upper, to);
      at += guid_bytes;
      to += guid_text_bytes;
    } else {
      if (to == limit) return std::nullopt;
      *to++ = static_cast<char>(byte);
    }
  }
  return static_cast<std::size_t>(to - out.data());
}

}  // namespace shelf::detail
