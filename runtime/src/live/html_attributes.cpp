#include "live/html_attributes.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "live/decode_references.hpp"
#include "live/shown_text.hpp"
#include "live/web_address.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

constexpr std::uint32_t max_span = 64;
constexpr std::size_t max_title_bytes = 1024;

std::optional<std::string> decoded(const HtmlToken& token, std::string_view name) {
  const std::string_view* value = token.attribute(name);
  if (value == nullptr) return std::nullopt;
  return decode_references(*value);
}

void put_attribute(std::string& out, std::string_view name, std::string_view value) {
  out.append(" ").append(name).append("=\"");
  for (const char c : value) {
    const std::string_view escaped = escape(c);
    escaped.empty() ? out += c : out += escaped;
  }
  out += '"';
}

void put_title(std::string& out, const HtmlToken& token, std::string_view name) {
  const auto value = decoded(token, name);
  if (!value) return;
  const std::string shown = shown_line(*value);
  if (!shown.empty() && shown.size() <= max_title_bytes) put_attribute(out, name, shown);
}

// 1 to 4 digits, up to `bound`.
void put_number(std::string& out, const HtmlToken& token, std::string_view name, std::uint32_t bound) {
  const std::string_view* value = token.attribute(name);
  if (value == nullptr || value->empty() || value->size() > 4) return;
  std::uint32_t number = 0;
  for (const char c : *value) {
    if (c < '0' || c > '9') return;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  if (number <= bound) put_attribute(out, name, std::to_string(number));
}

template <std::size_t N>
void put_choice(std::string& out, const HtmlToken& token, std::string_view name,
                const std::array<std::string_view, N>& choices) {
  const std::string_view* value = token.attribute(name);
  if (value == nullptr) return;
  for (const std::string_view choice : choices)
    if (format::equal_folded(choice, *value)) return put_attribute(out, name, choice);
}

bool put_link(std::string& out, const HtmlToken& token) {
  const auto href = decoded(token, "href");
  const auto address = href ? check_address(*href) : std::nullopt;
  if (!address) return false;
  put_attribute(out, "href", address->url);
  put_title(out, token, "title");
  out += " target=\"_blank\" rel=\"noopener noreferrer\"";
  return true;
}

bool put_image(std::string& out, const HtmlToken& token) {
  const auto source = decoded(token, "src");
  const auto address = source ? check_address(*source) : std::nullopt;
  if (!address || !address->url.starts_with("https:")) return false;
  put_attribute(out, "src", address->url);
  put_title(out, token, "alt");
  put_title(out, token, "title");
  put_number(out, token, "width", 9999);
  put_number(out, token, "height", 9999);
  return true;
}

void put_cell(std::string& out, const HtmlToken& token) {
  put_choice(out, token, "align", std::to_array<std::string_view>({"left", "center", "right", "justify"}));
  put_number(out, token, "colspan", max_span);
  put_number(out, token, "rowspan", max_span);
  if (token.rule.name == "th")
    put_choice(out, token, "scope", std::to_array<std::string_view>({"row", "col", "rowgroup", "colgroup"}));
}

void put_list(std::string& out, const HtmlToken& token) {
  put_number(out, token, "start", 9999);
  const std::string_view* type = token.attribute("type");
  if (type != nullptr && type->size() == 1 && std::string_view("1aAiI").find(*type) != std::string_view::npos)
    put_attribute(out, "type", *type);
}

}  // namespace

std::string_view escape(char c) noexcept {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '`':
      return "&#96;";
    default:
      return {};
  }
}

std::optional<std::string> open_tag(const HtmlToken& token) {
  const std::string_view name = token.rule.name;
  std::string out = "<" + std::string(name);
  if (name == "a" && !put_link(out, token)) return std::nullopt;
  if (name == "img" && !put_image(out, token)) return std::nullopt;
  if (name == "td" || name == "th") put_cell(out, token);
  if (name == "ol") put_list(out, token);
  if (name == "abbr" || name == "span") put_title(out, token, "title");
  if (name == "details" && token.attribute("open") != nullptr) out += " open";
  out += '>';
  return out;
}

}  // namespace shelf::detail
