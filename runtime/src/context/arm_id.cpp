// Reads the id of a resource. Strict: what passes may be put into a path as it is, segment by segment.
#include <cstddef>
#include <cstdint>

#include "context/check_text.hpp"
#include "shelf/context.hpp"
#include "shelf_format/names.hpp"

namespace shelf {

namespace {

constexpr std::size_t max_bytes = 2048;

bool is_clean(std::string_view text) noexcept {
  bool clean = true;
  for (const char c : text) clean &= c != '?' && c != '#' && c != '%' && c != '\\';
  return clean && text.find("..") == std::string_view::npos && detail::is_printable(text);
}

// Takes "/segment" off `rest`. Empty: there is none, or it is empty or `.`.
std::string_view take_segment(std::string_view& rest) noexcept {
  if (!rest.starts_with('/')) return {};
  const std::string_view segment = rest.substr(1, rest.find('/', 1) - 1);
  rest.remove_prefix(segment.size() + 1);
  return segment == "." ? std::string_view() : segment;
}

// Takes "/word/segment" off `rest` when it begins with this word.
bool take_pair(std::string_view& rest, std::string_view word, std::string_view& value) noexcept {
  std::string_view left = rest;
  if (!format::equal_folded(take_segment(left), word)) return false;
  value = take_segment(left);
  if (value.empty()) return false;
  rest = left;
  return true;
}

}  // namespace

std::optional<ArmId> parse_arm_id(std::string_view text) noexcept {
  if (text.size() > max_bytes || !is_clean(text)) return std::nullopt;
  ArmId id;
  id.whole = text;
  std::string_view rest = text;
  if (!take_pair(rest, "subscriptions", id.subscription) || !detail::is_guid(id.subscription)) return std::nullopt;
  take_pair(rest, "resourceGroups", id.resource_group);
  if (rest.empty()) return id;
  if (!take_pair(rest, "providers", id.provider)) return std::nullopt;
  do {
    id.type = take_segment(rest);
    id.name = take_segment(rest);
    if (id.type.empty() || id.name.empty()) return std::nullopt;
  } while (!rest.empty());
  return id;
}

}  // namespace shelf
