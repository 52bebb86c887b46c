#include "forms/option_address.hpp"

#include <algorithm>

#include "context/check_text.hpp"
#include "context/encode.hpp"
#include "context/expand.hpp"
#include "forms/value_shapes.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t max_address = 8192;  // bytes of path and query

int hex_digit(char c) noexcept {
  const std::size_t at = std::string_view("0123456789abcdef").find(format::fold(c));
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

// Nothing for a `%` without its two digits.
std::optional<std::string> decode_percent(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

bool is_word(char c) noexcept { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// Also what is encoded: a server may decode before it looks.
bool stays_inside(std::string_view decoded) noexcept {
  if (!is_printable(decoded) || decoded.find('\\') != std::string_view::npos) return false;
  for (std::size_t begin = 1; begin <= decoded.size();) {
    const std::size_t end = std::min(decoded.find('/', begin), decoded.size());
    const std::string_view segment = decoded.substr(begin, end - begin);
    if (segment.empty() || segment == "." || segment == "..") return false;
    begin = end + 1;
  }
  return true;
}

bool is_under(std::string_view path, std::string_view subscription) noexcept {
  constexpr std::string_view root = "/subscriptions/";
  const std::size_t size = root.size() + subscription.size();
  return !subscription.empty() && path.size() >= size && format::equal_folded(path.substr(0, root.size()), root) &&
         format::equal_folded(path.substr(root.size(), subscription.size()), subscription) &&
         (path.size() == size || path[size] == '/');
}

// A parent's answer that is a whole resource id begins the path with its slashes.
std::string_view take_parent_id(std::string_view text, const ResolvedContext& context, std::string& out) {
  constexpr std::string_view parent = "{replaceWithParentValue}";
  if (!format::equal_folded(text.substr(0, parent.size()), parent)) return text;
  const auto id = parse_arm_id(context[Variable::ParentValue]);
  if (!id) return text;
  append_path(out, id->whole);
  return text.substr(parent.size());
}

std::optional<std::string> make_path(std::string_view text, const ResolvedContext& context) {
  std::string path;
  text = take_parent_id(text, context, path);
  if (expand(text, context, Position::Path, path) != 0) return std::nullopt;
  if (path.size() > 1 && path.ends_with('/')) path.pop_back();
  const bool allowed = std::all_of(path.begin(), path.end(), [](char c) {
    return is_word(c) || std::string_view("/%-._~$()*+,:=@!").find(c) != std::string_view::npos;
  });
  const auto decoded = decode_percent(path);
  if (!allowed || !decoded || !stays_inside(*decoded)) return std::nullopt;
  return is_under(path, context[Variable::SubscriptionId]) ? std::optional(std::move(path)) : std::nullopt;
}

// A quote would end the string of a filter that the value stands in.
bool has_quoted_value(std::string_view text, const ResolvedContext& context) noexcept {
  const std::uint8_t used = used_variables(text);
  for (std::size_t i = 0; i < variable_count; ++i)
    if ((used >> i & 1u) != 0 && context.values[i].find('\'') != std::string_view::npos) return true;
  return false;
}

std::optional<std::string> make_part(std::string_view text, const ResolvedContext& context) {
  const auto decoded = decode_percent(text);
  if (!decoded || has_quoted_value(*decoded, context)) return std::nullopt;
  std::string part;
  if (expand(*decoded, context, Position::Argument, part) != 0 || !is_printable(part)) return std::nullopt;
  if (part.find_first_of("{}") != std::string::npos) return std::nullopt;  // an unknown variable
  return part;
}

bool is_parameter_name(std::string_view name) noexcept {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return is_word(c) || c == '$' || c == '-' || c == '_' || c == '.';
  });
}

// "2026-01-31" or "2026-01-31-preview"
bool is_version(std::string_view text) noexcept {
  if (text.size() < 10 || text.find('T') != std::string_view::npos || !is_date(text.substr(0, 10))) return false;
  text.remove_prefix(10);
  return text.empty() || (text[0] == '-' && text.size() > 1 && std::all_of(text.begin() + 1, text.end(), is_word));
}

bool read_query(std::string_view text, const ResolvedContext& context, OptionAddress& out) {
  bool has_version = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (part.empty()) continue;
    const std::size_t sign = std::min(part.find('='), part.size());
    auto name = make_part(part.substr(0, sign), context);
    auto value = make_part(part.substr(std::min(sign + 1, part.size())), context);
    if (!name || !value || !is_parameter_name(*name)) return false;
    if (format::equal_folded(*name, "api-version") && (std::exchange(has_version, true) || !is_version(*value)))
      return false;
    out.query.emplace_back(std::move(*name), std::move(*value));
  }
  return has_version;
}

}  // namespace

std::optional<OptionAddress> make_option_address(std::string_view uri, const ResolvedContext& context) {
  uri = trim(uri);
  if (uri.size() > max_address || !(uri.starts_with('/') || uri.starts_with('{'))) return std::nullopt;
  if (uri.find('#') != std::string_view::npos) return std::nullopt;
  const std::size_t mark = std::min(uri.find('?'), uri.size());
  auto path = make_path(uri.substr(0, mark), context);
  if (!path) return std::nullopt;
  OptionAddress address{std::move(*path), {}};
  if (!read_query(uri.substr(std::min(mark + 1, uri.size())), context, address)) return std::nullopt;
  std::size_t size = address.path.size();
  for (const auto& [name, value] : address.query) size += name.size() + value.size();
  return size <= max_address ? std::optional(std::move(address)) : std::nullopt;
}

}  // namespace shelf::detail
