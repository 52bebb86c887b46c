#include "bundle/code_names.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "bundle/drop_rules.hpp"
#include "bundle/join_pairs.hpp"
#include "shelf_format/format.hpp"
#include "shelf_format/key.hpp"

namespace shelf::compiler {

namespace {

using format::name_guid_lower, format::name_guid_upper;

constexpr std::size_t guid_size = 36;

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

// The code of a GUID at the start of `text`; 0: none, or one whose letters are of both cases.
unsigned guid_code(std::string_view text) {
  text = text.substr(0, guid_size);
  if (format::parse_key(text).kind != format::KeyKind::guid) return 0;
  const auto has = [&](char first, char last) {
    return std::ranges::any_of(text, [&](char c) { return c >= first && c <= last; });
  };
  if (has('A', 'F')) return has('a', 'f') ? 0 : name_guid_upper;
  return name_guid_lower;
}

std::string guid_bytes(std::string_view text) {
  const format::ParsedKey key = format::parse_key(text.substr(0, guid_size));
  std::string bytes;
  for (const std::uint64_t half : {key.high, key.low})
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(half >> shift & 0xff);
  return bytes;
}

// All names as symbols, a no_symbol behind each name and in place of each GUID.
struct Symbols {
  std::vector<Symbol> all;
  std::string left_out;  // for each no_symbol: the code of a GUID and its bytes, or end_of_name
};

constexpr char end_of_name = 0;
constexpr std::size_t coded_guid_size = 17;

void add_text(std::string_view text, Symbols& to) {
  for (std::size_t at = 0; at < text.size();) {
    const bool may_begin = text.size() - at >= guid_size && text[at + 8] == '-' && (at == 0 || !is_word(text[at - 1]));
    const unsigned code = may_begin ? guid_code(text.substr(at)) : 0;
    if (code == 0) {
      to.all.push_back(static_cast<unsigned char>(text[at++]));
      continue;
    }
    to.all.push_back(no_symbol);
    to.left_out += static_cast<char>(code);
    to.left_out += guid_bytes(text.substr(at));
    at += guid_size;
  }
}

Symbols collect_symbols(std::span<const Record> records) {
  Symbols symbols;
  std::size_t most = 0;
  for (const Record& record : records) most += record.article_id.size() + record.title.size() + 2;
  symbols.all.reserve(most);  // what is over is never touched
  for (const Record& record : records) {
    add_text(record.article_id, symbols);
    symbols.all.push_back(0);
    add_text(record.title, symbols);
    symbols.all.push_back(no_symbol);
    symbols.left_out += end_of_name;
  }
  return symbols;
}

// Numbers of the rules in the order of their left sides, so that these need only be counted. Returns the new number of
// each symbol.
std::vector<Symbol> order_rules(std::span<const PairRule> rules, CodedNames& to) {
  std::vector<std::vector<Symbol>> with_left(256 + rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) with_left[rules[i].left].push_back(static_cast<Symbol>(256 + i));
  std::vector<Symbol> order;
  for (unsigned i = 0; i < 256; ++i) order.push_back(static_cast<Symbol>(i));
  std::size_t bits = 0;
  for (std::size_t i = 0; order.size() < with_left.size(); ++i) {
    const std::vector<Symbol>& found = with_left[order[i]];
    order.insert(order.end(), found.begin(), found.end());
    for (std::size_t n = 0; n <= found.size(); ++n, ++bits) {
      if (bits % 8 == 0) to.rule_lefts += '\0';
      if (n < found.size()) to.rule_lefts.back() = static_cast<char>(to.rule_lefts.back() | 1 << bits % 8);
    }
  }
  std::vector<Symbol> numbers(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) numbers[order[i]] = static_cast<Symbol>(i);
  for (std::size_t i = 256; i < order.size(); ++i) to.rule_rights.push_back(numbers[rules[order[i] - 256u].right]);
  return numbers;
}

void put_symbol(Symbol symbol, std::string& out) {
  const bool is_code = symbol == name_guid_lower || symbol == name_guid_upper;
  if (symbol < format::first_name_symbol && !is_code) {
    out += static_cast<char>(symbol);
    return;
  }
  out += static_cast<char>(format::first_name_symbol + (symbol >> 8));
  out += static_cast<char>(symbol & 0xff);
}

}  // namespace

CodedNames code_names(std::span<const Record> records) {
  CodedNames names;
  Symbols symbols = collect_symbols(records);
  std::vector<PairRule> rules = join_pairs(symbols.all);
  drop_rules(rules, symbols.all);
  const std::vector<Symbol> numbers = order_rules(rules, names);
  std::string_view left_out = symbols.left_out;
  names.begins.reserve(records.size() + 1);
  names.begins.push_back(0);
  for (const Symbol symbol : symbols.all) {
    if (symbol != no_symbol) {
      put_symbol(numbers[symbol], names.bytes);
      continue;
    }
    const std::size_t size = left_out.front() == end_of_name ? 0 : coded_guid_size;
    names.bytes += left_out.substr(0, size);
    if (size == 0) names.begins.push_back(names.bytes.size());
    left_out.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return names;
}

}  // namespace shelf::compiler
