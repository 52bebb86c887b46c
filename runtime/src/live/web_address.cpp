#include "live/web_address.hpp"

#include <algorithm>

#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

using format::equal_folded;
using format::fold;

constexpr std::size_t max_address_bytes = 4096;

bool is_alnum(char c) noexcept { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hex(char c) noexcept { return (c >= '0' && c <= '9') || (fold(c) >= 'a' && fold(c) <= 'f'); }

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kept = "-._~!$&()*+,;=:@/?#%", digits = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  bool in_fragment = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool reference = c == '%' && i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2]);
    const bool second_mark = c == '#' && in_fragment;
    in_fragment |= c == '#';
    if (is_alnum(c) || (kept.find(c) != std::string_view::npos && (c != '%' || reference) && !second_mark)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

std::string folded(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = fold(c);
  return out;
}

// A name or an IPv4 address; names beyond ASCII come as `xn--`.
bool is_host(std::string_view host) noexcept {
  return !host.empty() && host.size() <= 253 && is_alnum(host.front()) &&
         std::all_of(host.begin(), host.end(), [](char c) { return is_alnum(c) || c == '-' || c == '.' || c == '_'; });
}
bool is_port(std::string_view port) noexcept {
  return !port.empty() && port.size() <= 5 &&
         std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<WebAddress> check_web(std::string_view scheme, std::string_view rest) {
  if (!rest.starts_with("//")) return std::nullopt;
  rest.remove_prefix(2);
  const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
  const std::string_view authority = rest.substr(0, end);
  const std::size_t colon = std::min(authority.find(':'), authority.size());
  const std::string_view host = authority.substr(0, colon);
  if (!is_host(host) || (colon < authority.size() && !is_port(authority.substr(colon + 1)))) return std::nullopt;
  WebAddress found;
  found.host = folded(host);
  found.url = folded(scheme) + "://" + folded(authority) + percent_encoded(rest.substr(end));
  return found;
}

// Only the address and the subject: other fields would write somebody's mail.
std::optional<WebAddress> check_mail(std::string_view rest) {
  const std::size_t question = std::min(rest.find('?'), rest.size());
  const std::string_view to = rest.substr(0, question);
  const std::size_t at = to.find('@');
  const auto plain = [](char c) { return is_alnum(c) || std::string_view(".-_+@").find(c) != std::string_view::npos; };
  if (at == std::string_view::npos || at == 0 || to.find('@', at + 1) != std::string_view::npos ||
      !is_host(to.substr(at + 1)) || !std::all_of(to.begin(), to.end(), plain))
    return std::nullopt;
  std::string url = "mailto:" + std::string(to);
  std::string_view fields = question < rest.size() ? rest.substr(question + 1) : std::string_view();
  while (!fields.empty()) {
    const std::size_t end = std::min(fields.find('&'), fields.size());
    const std::string_view field = fields.substr(0, end);
    fields.remove_prefix(std::min(end + 1, fields.size()));
    constexpr std::string_view subject = "subject=";
    if (!equal_folded(field.substr(0, subject.size()), subject)) continue;
    const std::string_view value = field.substr(subject.size());
    url += "?subject=" + percent_encoded(value.substr(0, value.find('#')));
    break;
  }
  return WebAddress{std::move(url), {}};
}

std::optional<WebAddress> check_scheme(std::string_view address) {
  const std::size_t colon = address.find_first_of(":/?#");
  if (colon == std::string_view::npos || address[colon] != ':') return std::nullopt;
  const std::string_view scheme = address.substr(0, colon), rest = address.substr(colon + 1);
  if (equal_folded(scheme, "https") || equal_folded(scheme, "http")) return check_web(scheme, rest);
  if (equal_folded(scheme, "mailto")) return check_mail(rest);
  return std::nullopt;
}

}  // namespace

std::optional<WebAddress> check_address(std::string_view address) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; };
  while (!address.empty() && is_blank(address.front())) address.remove_prefix(1);
  while (!address.empty() && is_blank(address.back())) address.remove_suffix(1);
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (address.size() > max_address_bytes || std::any_of(address.begin(), address.end(), is_control))
    return std::nullopt;
  auto checked = check_scheme(address);
  if (checked && checked->url.size() > max_address_bytes) return std::nullopt;  // once it is encoded
  return checked;
}

}  // namespace shelf::detail
