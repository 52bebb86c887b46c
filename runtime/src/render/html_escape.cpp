#include "render/html_escape.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "article/slot_key.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

// What stands for a byte: an index here, 0 for the byte itself. A table of bytes is a sixteenth of one of views.
constexpr std::array<std::string_view, 12> replacements = {"",      "\xEF\xBF\xBD", "&amp;", "&lt;",  "&gt;",  "&quot;",
                                                           "&#39;", "&#96;",        "&#9;",  "&#10;", "&#13;", "<br>"};
using Table = std::array<std::uint8_t, 256>;

constexpr std::uint8_t index_of(std::string_view replacement) {
  std::uint8_t i = 0;
  while (replacements.at(i) != replacement) ++i;
  return i;
}

constexpr Table make_text_table() {
  Table table{};
  for (unsigned c = 0; c < 32; ++c)
    if (c != '\t' && c != '\n') table[c] = index_of("\xEF\xBF\xBD");
  table['&'] = index_of("&amp;");
  table['<'] = index_of("&lt;");
  table['>'] = index_of("&gt;");
  table['"'] = index_of("&quot;");
  table['\''] = index_of("&#39;");
  return table;
}
constexpr Table text_table = make_text_table();

constexpr Table make_attribute_table() {
  Table table = make_text_table();
  table['`'] = index_of("&#96;");
  table['\t'] = index_of("&#9;");
  table['\n'] = index_of("&#10;");
  table['\r'] = index_of("&#13;");
  return table;
}
constexpr Table attribute_table = make_attribute_table();

constexpr Table make_line_table() {
  Table table = make_text_table();
  table['\n'] = index_of("<br>");
  return table;
}
constexpr Table line_table = make_line_table();

void put_mapped(Output& out, std::string_view text, const Table& table) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::uint8_t with = table[static_cast<unsigned char>(text[i])];
    if (with == 0) continue;
    out.put(text.substr(begin, i - begin));
    out.put(replacements[with]);
    begin = i + 1;
  }
  out.put(text.substr(begin));
}

}  // namespace

void put_escaped(Output& out, std::string_view text) { put_mapped(out, text, text_table); }
void put_escaped_lines(Output& out, std::string_view text) { put_mapped(out, text, line_table); }
void put_attribute(Output& out, std::string_view text) { put_mapped(out, text, attribute_table); }

bool has_safe_scheme(std::string_view url) noexcept {
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
