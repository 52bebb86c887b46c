#include "model/scopes.hpp"

#include <algorithm>
#include <utility>

#include "model/attribute_list.hpp"
#include "text/ascii.hpp"
#include "text/quote.hpp"

namespace shelf::compiler {

namespace {

std::vector<std::string> read_values(const Attribute* attribute, DiagnosticSink& sink) {
  std::vector<std::string> values;
  if (attribute == nullptr) return values;
  for (const ListItem& item : list_items(*attribute)) values.push_back(folded(item.text));
  if (attribute->value.find(',') != std::string::npos)
    sink.report(
        Code::HDR16, attribute->value_span,
        quoted(attribute->authored_name) + " holds a list of " + std::to_string(values.size()) + ", expected one value",
        "keep one value; until then each is taken");
  return values;
}

// `provider/type` in two; without a provider (a namespace, so it has a dot) the first part is empty.
Scope split_type_path(std::string_view path) {
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos || path.substr(0, slash).find('.') == std::string_view::npos)
    return {"", std::string(path)};
  return {std::string(trim(path.substr(0, slash))), std::string(trim(path.substr(slash + 1)))};
}

void add_once(std::vector<Scope>& scopes, Scope scope) {
  if (scope != Scope{} && std::find(scopes.begin(), scopes.end(), scope) == scopes.end())
    scopes.push_back(std::move(scope));
}

}  // namespace

std::optional<std::vector<Scope>> read_scopes(const Attribute* service, const Attribute* resource,
                                              DiagnosticSink& sink) {
  const std::vector<std::string> services = read_values(service, sink);
  std::vector<std::string> resources = read_values(resource, sink);
  if (resources.empty()) resources.emplace_back();
  if (services.size() > max_scopes || resources.size() > max_scopes / std::max<std::size_t>(services.size(), 1)) {
    sink.report(Code::LIM1, (resource != nullptr ? resource : service)->value_span,
                "`service` and `resource` make more than " + std::to_string(max_scopes) + " combinations",
                "split the article");
    return std::nullopt;
  }
  std::vector<Scope> scopes;
  for (const std::string& path : resources) {
    const Scope full = split_type_path(path);
    for (const std::string& name : services) add_once(scopes, {name, full.resource});
    // A provider beside another service is meant as well: lists name the types of a second provider this way.
    if (services.empty() || !full.service.empty()) add_once(scopes, full);
  }
  return scopes;
}

}  // namespace shelf::compiler
