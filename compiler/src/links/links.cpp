#include "links/links.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "links/blade.hpp"
#include "links/link_text.hpp"
#include "links/percent_encode.hpp"
#include "shelf_format/names.hpp"
#include "text/char_set.hpp"

namespace shelf::compiler {

namespace {
using format::equal_folded;

constexpr const char* address_help = "start the address with `https://`, `http://` or `mailto:`";

struct Report {  // what every step needs to complain
  Span where;
  DiagnosticSink& sink;
  void operator()(Code code, std::string message, std::string help = {}) const {
    sink.report(code, where, std::move(message), std::move(help));
  }
};

// Drops U+200B anywhere and turns a left-over `&amp;` into `&`.
std::string without_debris(std::string_view text, const Report& report) {
  constexpr std::string_view invisible = "\xe2\x80\x8b", reference = "&amp;";
  if (text.find(invisible) == std::string_view::npos && text.find(reference) == std::string_view::npos)
    return std::string(text);
  std::string out;
  bool had_invisible = false, had_reference = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with(invisible)) {
      had_invisible = true;
      i += invisible.size();
      continue;
    }
    out += text[i];
    const bool at_reference = rest.starts_with(reference);
    had_reference |= at_reference;
    i += at_reference ? reference.size() : 1;
  }
  if (had_invisible) report(Code::LNK2, "address " + quoted(out) + " holds an invisible space, dropped", "delete it");
  if (had_reference) report(Code::LNK2, "address " + quoted(out) + " is escaped twice", "type `&` once");
  return out;
}

// `https://h/p"` and `https://h/p<br>`: what was glued to the end of the address.
std::string_view without_glued_end(std::string_view url, const Report& report) {
  std::string_view kept = url;
  if (kept.ends_with('>') && kept.rfind('<') != std::string_view::npos) kept = kept.substr(0, kept.rfind('<'));
  while (kept.ends_with('"')) kept.remove_suffix(1);
  if (kept.size() != url.size())
    report(Code::LNK2, quoted(url.substr(kept.size())) + " at the end of the address, dropped", "delete it");
  return kept;
}

// Encodes; says so when it was more than brackets, braces and the like. A second `#` is encoded too.
std::string encode(std::string_view url, const Report& report) {
  constexpr CharSet odd(" \"<>\\`");
  const auto is_odd = [&](char c) { return static_cast<unsigned char>(c) >= 0x80 || odd.has(c); };
  std::string out = percent_encode(url);
  if (std::any_of(url.begin(), url.end(), is_odd))
    report(Code::LNK2, "address " + quoted(url) + " holds characters no address may hold, encoded",
           "type " + quoted(out));
  const std::size_t first = out.find('#');
  if (first == std::string::npos || out.find('#', first + 1) == std::string::npos) return out;
  report(Code::LNK2, "address " + quoted(url) + " holds more than one `#`, the first one counts");
  std::string joined = out.substr(0, first + 1);
  for (const char c : std::string_view(out).substr(first + 1)) c == '#' ? joined += "%23" : joined += c;
  return joined;
}

// The part after `https://`, past any repetition of a scheme (`https://https://host`).
std::string_view after_schemes(std::string_view rest, std::string_view& scheme, const Report& report) {
  bool doubled = false;
  for (;;) {
    const std::string_view next = starts_folded(rest, "https://")  ? "https"
                                  : starts_folded(rest, "http://") ? "http"
                                                                   : std::string_view();
    if (next.empty()) break;
    doubled = true;
    scheme = next;
    rest.remove_prefix(next.size() + 3);
  }
  if (doubled) report(Code::LNK2, "address starts with its scheme twice, the first one dropped", "type it once");
  return rest;
}

bool is_host(std::string_view host) {
  constexpr CharSet never("[]\\\"'<>` ");
  return !host.empty() && never.find(host) == host.size();
}

std::optional<std::string> check_http(std::string_view scheme, std::string_view destination, const Report& report) {
  const std::string_view after_scheme = destination.substr(destination.find(':') + 1);
  if (!after_scheme.starts_with("//")) {
    report(Code::LNK2, "address " + quoted(destination) + " has no `//` after its scheme, only the text is shown",
           address_help);
    return std::nullopt;
  }
  const std::string_view rest = without_glued_end(after_schemes(after_scheme.substr(2), scheme, report), report);
  if (!is_host(rest.substr(0, rest.find_first_of("/?#")))) {
    report(Code::LNK2, "address " + quoted(destination) + " has no valid host, only the text is shown", address_help);
    return std::nullopt;
  }
  if (rest.substr(0, rest.find_first_of("/?#")).find('@') != std::string_view::npos) {
    report(Code::LNK2, "address " + quoted(destination) + " names a user before its host, only the text is shown",
           "type the host alone: what stands before `@` looks like one");
    return std::nullopt;
  }
  return encode(std::string(scheme) + "://" + std::string(rest), report);
}

bool looks_like_host(std::string_view text) {  // `www.example.com/x`: dots between words before any slash
  const std::string_view host = text.substr(0, text.find_first_of("/?#"));
  const std::size_t dot = host.find('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < host.size() &&
         std::all_of(host.begin(), host.end(), [](char c) { return is_word(c) || c == '.' || c == '-'; });
}

void report_refused(std::string_view destination, std::string_view scheme, const Report& report) {
  if (!scheme.empty())
    report(Code::LNK2,
           "scheme " + quoted(std::string(scheme) + ":") + " of a link is not allowed, only the text is shown",
           address_help);
  else if (looks_like_host(destination))
    report(Code::LNK2, "address " + quoted(destination) + " has no scheme, only the text is shown",
           "type " + quoted("https://" + std::string(destination)));
  else
    report(Code::LNK2, quoted(destination) + " is no address, only the text is shown", address_help);
}

// Address of the schemes http, https and mailto, or an anchor.
std::optional<std::string> check_web(std::string_view destination, const Report& report) {
  if (destination.starts_with('#')) return encode(without_glued_end(destination, report), report);
  if (destination.starts_with("//") && is_host(destination.substr(2, destination.find_first_of("/?#", 2) - 2))) {
    report(Code::LNK4, "address " + quoted(destination) + " has no scheme, `https:` assumed",
           "type " + quoted("https:" + std::string(destination)));
    return check_http("https", "https:" + std::string(destination), report);
  }
  const std::string_view scheme = scheme_of(destination);
  if (equal_folded(scheme, "https")) return check_http("https", destination, report);
  if (equal_folded(scheme, "http")) return check_http("http", destination, report);
  if (equal_folded(scheme, "ttps")) {
    report(Code::LNK4, "misspelled scheme `ttps:`, taken as `https:`", "type `https:`");
    return check_http("https", destination, report);
  }
  if (equal_folded(scheme, "mailto") && destination.size() > scheme.size() + 1)
    return encode("mailto:" + std::string(without_glued_end(destination.substr(scheme.size() + 1), report)), report);
  report_refused(destination, scheme, report);
  return std::nullopt;
}

bool has_control(std::string_view text) { return std::any_of(text.begin(), text.end(), is_control); }

Destination web_or_refused(Destination::Kind kind, std::optional<std::string> url) {
  Destination result;
  if (!url) return result;
  result.kind = kind;
  result.url = std::move(*url);
  return result;
}

Destination classify_blade(std::string_view destination, const BladeScheme& scheme, const Report& report) {
  if (scheme.misspelled)
    report(Code::LNK4, "misspelled scheme " + quoted(std::string(scheme.name) + ":") + ", taken as `data-blade:`",
           "type `data-blade:`");
  Destination result;
  auto blade = parse_blade(destination.substr(scheme.name.size() + 1), scheme.style, report.where, report.sink);
  if (!blade) return result;
  result.kind = Destination::Kind::blade;
  result.blade = std::move(*blade);
  return result;
}
}  // namespace

Destination classify_link(std::string_view destination, Span where, DiagnosticSink& sink) {
  const Report report{where, sink};
  const std::string clean = without_debris(destination, report);
  const std::string_view address = trim_spaces(clean);
  if (address.empty()) {
    report(Code::LNK2, "link without an address, only the text is shown", "type the address between `(` and `)`");
    return {};
  }
  if (has_control(address)) {
    report(Code::LNK2, "control character in the address of a link, only the text is shown", address_help);
    return {};
  }
  if (const auto blade = find_blade_scheme(address)) return classify_blade(address, *blade, report);
  constexpr std::string_view button = "button-link:";
  if (starts_folded(address, button))
    return web_or_refused(Destination::Kind::button, check_web(trim_spaces(address.substr(button.size())), report));
  return web_or_refused(Destination::Kind::web, check_web(address, report));
}

std::optional<std::string> classify_image(std::string_view destination, Span where, DiagnosticSink& sink) {
  const Report report{where, sink};
  const std::string clean = without_debris(destination, report);
  const std::string_view address = trim_spaces(clean);
  if (!has_control(address) && equal_folded(scheme_of(address), "https")) return check_http("https", address, report);
  report(Code::MD9, "image path " + quoted(address) + " is no `https:` address, the alternative text is shown",
         "publish the image and type its `https://` address");
  return std::nullopt;
}

}  // namespace shelf::compiler
