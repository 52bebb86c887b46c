#include "store/name_rules.hpp"

#include <bit>
#include <new>

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

bool expand_symbol(const RuleTable& rules, std::uint16_t symbol, char*& to, char* limit) noexcept {
  SymbolWalk walk;
  for (walk.start(symbol); walk.more();) {
    const int byte = walk.next(rules);
    if (byte < 0 || to == limit) return false;
    *to++ = static_cast<char>(byte);
  }
  return true;
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
      if (!rules.known(symbol) || !expand_symbol(rules, static_cast<std::uint16_t>(symbol), to, limit))
        return std::nullopt;
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
