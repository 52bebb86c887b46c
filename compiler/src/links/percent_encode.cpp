#include "links/percent_encode.hpp"

#include "links/link_text.hpp"
#include "text/char_set.hpp"

namespace shelf::compiler {

namespace {
constexpr CharSet kept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789~-_.+!*(),#@?=;:/$&");

bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool is_kept(std::string_view url, std::size_t at) {
  const char c = url[at];
  if (c == '%') return at + 2 < url.size() && is_hex(url[at + 1]) && is_hex(url[at + 2]);
  return kept.has(c);
}
}  // namespace

std::string percent_encode(std::string_view url) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  out.reserve(url.size());
  for (std::size_t i = 0; i < url.size(); ++i) {
    if (is_kept(url, i)) {
      out += url[i];
      continue;
    }
    const auto byte = static_cast<unsigned char>(url[i]);
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

}  // namespace shelf::compiler
