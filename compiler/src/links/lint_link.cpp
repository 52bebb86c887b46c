#include <algorithm>
#include <array>

#include "links/link_text.hpp"
#include "links/links.hpp"
#include "shelf_format/names.hpp"
#include "text/char_set.hpp"

namespace shelf::compiler {

namespace {
using format::equal_folded;

constexpr auto vague_texts =
    std::to_array<std::string_view>({"here", "this", "click here", "link", "this link", "this article", "this page"});
constexpr auto short_hosts = std::to_array<std::string_view>({"aka.ms"});
constexpr auto private_hosts =  // a leading dot: the host or any host below it
    std::to_array<std::string_view>({"review.docs.microsoft.com", ".visualstudio.com", ".sharepoint.com"});

bool is_vague(std::string_view text) {
  text = trim_spaces(text);
  while (!text.empty() && (text.back() == '.' || text.back() == '*')) text.remove_suffix(1);
  while (text.starts_with('*')) text.remove_prefix(1);
  return std::any_of(vague_texts.begin(), vague_texts.end(), [&](auto vague) { return equal_folded(text, vague); });
}

bool is_host_of(std::string_view host, std::string_view pattern) {
  if (!pattern.starts_with('.')) return equal_folded(host, pattern);
  return equal_folded(host, pattern.substr(1)) ||
         (host.size() > pattern.size() && equal_folded(host.substr(host.size() - pattern.size()), pattern));
}

// The first path segment of the form `/ll-cc/`; empty when there is none.
std::string_view find_locale(std::string_view path) {
  constexpr std::size_t size = 5;
  for (std::size_t at = path.find('-'); at != std::string_view::npos; at = path.find('-', at + 1)) {
    if (at < 3 || at + 3 > path.size()) continue;
    const std::string_view locale = path.substr(at - 2, size);
    const bool ends = at + 3 == path.size() || path[at + 3] == '/' || path[at + 3] == '?' || path[at + 3] == '#';
    if (path[at - 3] == '/' && ends && is_letter(locale[0]) && is_letter(locale[1]) && is_letter(locale[3]) &&
        is_letter(locale[4]))
      return locale;
  }
  return {};
}

void lint_host(std::string_view host, Span where, DiagnosticSink& sink) {
  const auto matches = [&](std::string_view pattern) { return is_host_of(host, pattern); };
  if (std::any_of(short_hosts.begin(), short_hosts.end(), matches))
    sink.report(Code::LNK3, where, "link to the short-link host " + quoted(host), "type the address it leads to");
  else if (std::any_of(private_hosts.begin(), private_hosts.end(), matches))
    sink.report(Code::LNK3, where, "link to " + quoted(host) + ", which readers may not be able to open",
                "link to a public page");
}
}  // namespace

void lint_link(std::string_view url, std::string_view text, Span where, DiagnosticSink& sink) {
  if (is_vague(text))
    sink.report(Code::LNK3, where, "link text " + quoted(trim_spaces(text)) + " does not say where it leads",
                "use the title of the page");
  const std::size_t slashes = url.find("://");
  if (slashes == std::string_view::npos) return;
  const std::string_view rest = url.substr(slashes + 3);
  constexpr CharSet host_ends("/?#"), path_ends("?#");
  const std::size_t end = host_ends.find(rest);
  lint_host(rest.substr(0, end), where, sink);
  const std::string_view path = rest.substr(end);
  if (const std::string_view locale = find_locale(path.substr(0, path_ends.find(path))); !locale.empty())
    sink.report(Code::LNK3, where, "link holds the locale " + quoted(locale), "leave it out of the address");
}

}  // namespace shelf::compiler
