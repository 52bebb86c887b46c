#include "render/html_escape.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "article/byte_block.hpp"
#include "article/slot_key.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

// What stands for a byte that cannot stand for itself; 0: it can.
constexpr auto references = std::to_array<std::string_view>(
    {"", "\xEF\xBF\xBD", "&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#96;", "&#9;", "&#10;", "&#13;", "<br>"});

constexpr std::uint8_t number_of(std::string_view reference) {
  std::uint8_t number = 0;
  while (references[number] != reference) ++number;
  return number;
}

// One byte a character: the tables of a page stay in the cache.
using Table = std::array<std::uint8_t, 256>;

constexpr Table make_text_table() {
  Table table{};
  for (unsigned c = 0; c < 32; ++c)
    if (c != '\t' && c != '\n') table[c] = number_of("\xEF\xBF\xBD");
  table['&'] = number_of("&amp;");
  table['<'] = number_of("&lt;");
  table['>'] = number_of("&gt;");
  table['"'] = number_of("&quot;");
  table['\''] = number_of("&#39;");
  return table;
}
constexpr Table text_table = make_text_table();

constexpr Table make_attribute_table() {
  Table table = make_text_table();
  table['`'] = number_of("&#96;");
  table['\t'] = number_of("&#9;");
  table['\n'] = number_of("&#10;");
  table['\r'] = number_of("&#13;");
  return table;
}
constexpr Table attribute_table = make_attribute_table();

constexpr Table make_line_table() {
  Table table = make_text_table();
  table['\n'] = number_of("<br>");
  return table;
}
constexpr Table line_table = make_line_table();

// ByteBlock::markup_or_control finds all that any table replaces.
void put_mapped(Output& out, std::string_view text, const Table& table) {
  const char* begin = text.data();  // of what is not written yet
  const char* end = begin + text.size();
  const char* at = begin;
  const auto put_special = [&](const char* special) {
    const std::uint8_t number = table[static_cast<unsigned char>(*special)];
    if (number == 0) return;
    out.put(std::string_view(begin, static_cast<std::size_t>(special - begin)));
    out.put(references[number]);
    begin = special + 1;
  };
  for (; static_cast<std::size_t>(end - at) >= ByteBlock::size; at += ByteBlock::size)
    for (unsigned found = ByteBlock(at).markup_or_control(); found != 0; found &= found - 1)
      put_special(at + std::countr_zero(found));
  if (at != end) {  // byte by byte took longer than all before
    std::array<char, ByteBlock::size> tail{};
    std::memcpy(tail.data(), at, static_cast<std::size_t>(end - at));
    const unsigned inside = (1u << (end - at)) - 1;
    for (unsigned found = ByteBlock(tail.data()).markup_or_control() & inside; found != 0; found &= found - 1)
      put_special(at + std::countr_zero(found));
  }
  out.put(std::string_view(begin, static_cast<std::size_t>(end - begin)));
}

}  // namespace

void put_escaped(Output& out, std::string_view text) { put_mapped(out, text, text_table); }
void put_escaped_lines(Output& out, std::string_view text) { put_mapped(out, text, line_table); }
void put_attribute(Output& out, std::string_view text) { put_mapped(out, text, attribute_table); }

bool has_safe_scheme(std::string_view url) noexcept {
  if (url.starts_with("https://")) return true;  // nearly all
  const auto end = url.find_first_of(":/?#");
  if (end == std::string_view::npos || url[end] != ':') return true;
  const auto scheme = url.substr(0, end);
  return format::equal_folded(scheme, "https") || format::equal_folded(scheme, "http") ||
         format::equal_folded(scheme, "mailto");
}

void put_address(Output& out, std::string_view url) {
  if (has_safe_scheme(url))
    put_attribute(out, url);
  else
    out.put('#');
}

void put_slot(Output& out, std::string_view slot) {
  const SlotKey key = slot_key(slot);
  out.put(std::string_view(key.data(), key.size()));
}

}  // namespace shelf::detail
