#include "render/html_escape.hpp"

#include <algorithm>
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

// Eight bytes each, so that one is copied at once.
struct Reference {
  std::array<char, 7> text{};
  std::uint8_t size = 0;
};
constexpr auto packed_references = [] {
  std::array<Reference, references.size()> packed{};
  for (std::size_t i = 0; i < references.size(); ++i) {
    for (const char c : references[i]) packed[i].text[packed[i].size++] = c;
  }
  return packed;
}();

template <class Block>
constexpr std::size_t most_written = Block::size + sizeof(Reference);

// Copies a block of which the first `size` bytes count, at least one, up to what the table replaces; returns how many
// were read. markup_or_control() finds all that any table replaces.
template <class Block>
std::size_t put_block(const char* at, std::size_t size, const Table& table, char*& to) {
  const Block block(at);
  block.store(to);
  const auto counted = ~std::uint64_t{0} >> (64 - size);
  for (std::uint64_t found = block.markup_or_control() & counted; found != 0; found &= found - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(found));
    const std::uint8_t number = table[static_cast<unsigned char>(at[i])];
    if (number == 0) continue;
    std::memcpy(to + i, &packed_references[number], sizeof(Reference));
    to += i + packed_references[number].size;
    return i + 1;
  }
  to += size;
  return size;
}

void put_mapped(Output& out, std::string_view text, const Table& table) {
  const char* at = text.data();
  for (std::size_t left = text.size(); left > 0;) {
    char* to = out.begin_put(most_written<ByteBlock>);
    std::array<char, ByteBlock::size> tail;  // NOLINT: only what is copied counts
    const std::size_t size = std::min(left, ByteBlock::size);
    if (left < ByteBlock::size) std::memcpy(tail.data(), at, left);
    const std::size_t read = put_block<ByteBlock>(left < ByteBlock::size ? tail.data() : at, size, table, to);
    out.put_up_to(to);
    at += read;
    left -= read;
  }
}

void put_mapped_run(Output& out, std::string_view text, const Table& table) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    char* to = out.begin_put(most_written<RunBlock>);
    const char* const limit = out.room_end() - most_written<RunBlock>;
    while (at < end && to <= limit)
      at += put_block<RunBlock>(at, std::min(static_cast<std::size_t>(end - at), RunBlock::size), table, to);
    out.put_up_to(to);
  }
}

}  // namespace

void put_escaped(Output& out, std::string_view text) { put_mapped(out, text, text_table); }
void put_escaped_lines(Output& out, std::string_view text) { put_mapped(out, text, line_table); }
void put_attribute(Output& out, std::string_view text) { put_mapped(out, text, attribute_table); }
void put_escaped_run(Output& out, std::string_view run) { put_mapped_run(out, run, text_table); }
void put_escaped_lines_run(Output& out, std::string_view run) { put_mapped_run(out, run, line_table); }
void put_attribute_run(Output& out, std::string_view run) { put_mapped_run(out, run, attribute_table); }

bool has_safe_scheme(std::string_view url) noexcept {
  if (url.starts_with("https://")) return true;  // nearly all
  const auto end = url.find_first_of(":/?#");
  if (end == std::string_view::npos || url[end] != ':') return true;
  const auto scheme = url.substr(0, end);
  return format::equal_folded(scheme, "https") || format::equal_folded(scheme, "http") ||
         format::equal_folded(scheme, "mailto");
}

void put_address_run(Output& out, std::string_view url) {
  if (has_safe_scheme(url))
    put_attribute_run(out, url);
  else
    out.put('#');
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
