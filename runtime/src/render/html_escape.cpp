#include "render/html_escape.hpp"

#include <array>

#include "article/slot_key.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

constexpr std::array<std::string_view, 256> make_text_table() {
  std::array<std::string_view, 256> table{};
  for (unsigned c = 0; c < 32; ++c)
    if (c != '\t' && c != '\n') table[c] = replacement_character;
  table['&'] = "&amp;";
  table['<'] = "&lt;";
  table['>'] = "&gt;";
  table['"'] = "&quot;";
  table['\''] = "&#39;";
  return table;
}
constexpr std::array<std::string_view, 256> text_table = make_text_table();

constexpr std::array<std::string_view, 256> make_attribute_table() {
  auto table = make_text_table();
  table['`'] = "&#96;";
  table['\t'] = "&#9;";
  table['\n'] = "&#10;";
  table['\r'] = "&#13;";
  return table;
}
constexpr std::array<std::string_view, 256> attribute_table = make_attribute_table();

constexpr std::array<std::string_view, 256> make_line_table() {
  auto table = make_text_table();
  table['\n'] = "<br>";
  return table;
}
constexpr std::array<std::string_view, 256> line_table = make_line_table();

void put_mapped(Output& out, std::string_view text, const std::array<std::string_view, 256>& table) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view with = table[static_cast<unsigned char>(text[i])];
    if (with.empty()) continue;
    out.put(text.substr(begin, i - begin));
    out.put(with);
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
