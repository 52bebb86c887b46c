#include "store/name_rules.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>
#include <tuple>

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

// Rules of a few bytes, so that most names need no more than a dozen steps. A right side may come later: once more for
// each step that such a rule can be above its bytes.
void RuleTable::spell_out() noexcept {
  const std::span<NameRule> rules(rules_.get(), symbols_ - 256);
  constexpr std::size_t most = std::tuple_size_v<decltype(NameRule::text)>;
  const auto put = [&](std::uint32_t symbol, NameRule& to) {
    const std::size_t size = symbol < 256 ? 1 : rules[symbol - 256].size;
    if (size == 0 || to.size + size > most) return false;
    if (symbol < 256)
      to.text[to.size] = static_cast<char>(symbol);
    else
      std::copy_n(rules[symbol - 256].text.data(), size, to.text.data() + to.size);
    to.size += static_cast<std::uint32_t>(size);
    return true;
  };
  bool more = true;
  for (std::size_t round = 0; round < most && more; ++round) {
    more = false;
    for (NameRule& rule : rules) {
      if (rule.size > 0) continue;
      NameRule spelled = rule;
      if (!put(rule.left, spelled) || !put(rule.right, spelled)) continue;
      rule = spelled;
      more = true;
    }
  }
}

void print_guid(const unsigned char* bytes, bool upper, char* out) noexcept {
  const char* digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  for (unsigned i = 0; i < guid_bytes; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) *out++ = '-';
    *out++ = digits[bytes[i] >> 4];
    *out++ = digits[bytes[i] & 15];
  }
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
