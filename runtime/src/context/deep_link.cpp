#include "context/deep_link.hpp"

#include <cstddef>
#include <variant>

#include "context/check_text.hpp"
#include "context/encode.hpp"
#include "context/expand.hpp"
#include "context/metric_link.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

// The tenant of authors, which leaked into their addresses.
constexpr std::string_view authors_tenant = "@microsoft.onmicrosoft.com";

std::size_t find_folded(std::string_view text, std::string_view part) noexcept {
  for (std::size_t at = text.find(part.front()); at != std::string_view::npos; at = text.find(part.front(), at + 1))
    if (format::equal_folded(text.substr(at, part.size()), part)) return at;
  return std::string_view::npos;
}

// Expands the authored address, in which the host's tenant takes the place of the author's. Without one the tenant
// goes, with the slash behind it: `#resource/…` is the portal's form for the tenant that is signed in.
std::uint8_t expand_address(std::string_view text, const ResolvedContext& context, std::string& out) {
  const std::size_t at = find_folded(text, authors_tenant);
  if (at == std::string_view::npos) return expand(text, context, Position::Address, out);
  std::string_view rest = text.substr(at + authors_tenant.size());
  std::uint8_t missing = expand(text.substr(0, at), context, Position::Address, out);
  if (!context.directory.empty())
    (out += '@') += context.directory;
  else if (rest.starts_with('/'))
    rest.remove_prefix(1);
  return static_cast<std::uint8_t>(missing | expand(rest, context, Position::Address, out));
}

// What came from the portal's origin must still lead there, and to a page of it.
bool leads_to_portal(std::string_view url, std::string_view portal) noexcept {
  if (!url.starts_with(portal)) return false;
  const std::string_view rest = url.substr(portal.size());
  return rest.size() > 2 && std::string_view("/?#").find(rest.front()) != std::string_view::npos;
}

bool append_authored(std::string_view text, const ResolvedContext& context, std::string& out) {
  if (text.empty()) return false;
  const std::size_t before = out.size();
  const std::uint8_t missing = expand_address(text, context, out);
  const std::string_view url = std::string_view(out).substr(before);
  const bool of_portal = text.starts_with('{');
  if (missing == 0 && is_https_address(url) && (!of_portal || leads_to_portal(url, context[Variable::Domain])))
    return true;
  out.resize(before);
  return false;
}

std::uint8_t append_generated(const BladeAction& action, const ResolvedContext& context, std::string& out) {
  const std::size_t before = out.size();
  unsigned missing = context.has(Variable::Domain) ? 0u : bit(Variable::Domain);
  out.append(context[Variable::Domain]).append("/#blade/").append(action.extension).append("/").append(action.blade);
  for (const NamedText& parameter : action.parameters) {
    out.append("/").append(parameter.name).append("/");
    missing |= expand(parameter.value, context, Position::Segment, out);
  }
  if (missing != 0) out.resize(before);
  return static_cast<std::uint8_t>(missing);
}

ActionLink checked(std::string_view url) { return {std::string(is_link_address(url) ? url : std::string_view()), 0}; }

}  // namespace

bool has_valid_names(const BladeAction& action) noexcept {
  if (!is_identifier(action.extension) || !is_identifier(action.blade)) return false;
  for (const NamedText& parameter : action.parameters)
    if (!is_identifier(parameter.name)) return false;
  return true;
}

std::uint8_t append_blade_link(const BladeAction& action, bool has_names, const ResolvedContext& context,
                               std::string& out) {
  if (append_authored(action.uri_template, context, out) || !has_names) return 0;
  return append_generated(action, context, out);
}

ActionLink action_link(const Widget& widget, const ResolvedContext& context) {
  ActionLink link;
  if (const auto* blade = std::get_if<BladeAction>(&widget.payload)) {
    link.missing = append_blade_link(*blade, has_valid_names(*blade), context, link.url);
    return link;
  }
  if (const auto* metric = std::get_if<Metric>(&widget.payload)) {
    const Metric* const alone[] = {metric};
    link.missing = append_metric_link(alone, widget.title, context, link.url);
    return link;
  }
  if (const auto* button = std::get_if<UrlButton>(&widget.payload)) return checked(button->url);
  return checked(widget.fallback_url);
}

}  // namespace shelf::detail
