#include "json/parse_rich_strings.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "shelf_format/names.hpp"
#include "stages/parse_markdown.hpp"

namespace shelf::compiler {

namespace {

using Kind = JsonValue::Kind;

// `text` is that of options and hints. Labels and titles never hold HTML.
constexpr auto rich_keys = std::to_array<std::string_view>(
    {"fileAttachmentHint", "infoBalloonText", "content", "text", "watermarkText", "insightNotAvailableText"});
// Addresses, now and then a whole `<a>` instead.
constexpr auto link_keys = std::to_array<std::string_view>({"productLink1", "productLink2", "productLink3"});

template <class Keys>
bool contains(const Keys& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// A tag, or `&` that begins a character reference: in `A & B` there is nothing to parse.
bool has_markup(std::string_view text) {
  if (text.find('<') != std::string_view::npos) return true;
  for (auto at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const char next = at + 1 < text.size() ? format::fold(text[at + 1]) : ' ';
    if (next == '#' || (next >= 'a' && next <= 'z')) return true;
  }
  return false;
}

bool may_hold_html(std::string_view parent, const JsonMember& member) {
  if (member.value.kind != Kind::string) return false;
  const std::string_view text = member.value.text;
  if (contains(link_keys, member.key)) return text.find('<') != std::string_view::npos;
  const bool rich = contains(rich_keys, member.key) || (parent == "diagnosticCard" && member.key == "description");
  return rich && has_markup(text);
}

void parse_members(JsonValue& value, std::string_view parent, DiagnosticSink& sink) {  // as deep as the reader allows
  for (JsonValue& item : value.items) parse_members(item, parent, sink);
  for (JsonMember& member : value.members) {
    if (may_hold_html(parent, member)) member.value.rich = parse_html_text(member.value.text, member.value.where, sink);
    parse_members(member.value, member.key, sink);
  }
}

}  // namespace

void parse_rich_strings(JsonValue& root, DiagnosticSink& sink) { parse_members(root, {}, sink); }

}  // namespace shelf::compiler
