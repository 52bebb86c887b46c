// The part of a shared request that is about some of its slots.
#include <algorithm>

#include "live/json_value.hpp"
#include "live/session_core.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

// Names stand in a comma list; the service wants a comma inside a name written like this.
std::string list_name(std::string_view metric_name) {
  std::string name;
  for (const char c : metric_name) c == ',' ? name.append("%2") : name.append(1, c);
  return name;
}

bool asks_for(const Insight& insight, const Json& entry) {
  const std::string id = string_member(entry, "solutionId");
  return std::any_of(insight.symptom_ids.begin(), insight.symptom_ids.end(),
                     [&](std::string_view symptom) { return format::equal_folded(symptom, id); });
}

// The checks of the body that are wanted, with what was filled in for them; false: it is no such body.
bool narrow_checks(Json& body, std::span<const Insight* const> checks, const SlotLife& life) {
  if (!body.is_object() || !body.contains("properties")) return false;
  Json& properties = body["properties"];
  if (!properties.is_object() || !properties.contains("insights") || !properties["insights"].is_array()) return false;
  auto& entries = properties["insights"].get_ref<Json::array_t&>();
  std::erase_if(entries, [&](const Json& entry) {
    return std::none_of(checks.begin(), checks.end(), [&](const Insight* check) { return asks_for(*check, entry); });
  });
  if (!life.has_inputs) return true;
  for (Json& entry : entries) {
    Json& parameters = entry["additionalParameters"];
    if (!parameters.is_object()) parameters = Json::object();
    for (const auto& [input, value] : life.inputs) parameters[input] = value;
  }
  return true;
}

// The name of the resource that a PUT makes: another request makes another one.
std::string renamed_path(std::string_view path, std::string_view id) {
  return std::string(path.substr(0, path.rfind('/') + 1)).append("d-").append(id);
}

}  // namespace

bool SessionCore::narrow(OwnedRequest& request, std::span<const SlotIndex> slots) const {
  std::string names, salt;
  std::vector<const Insight*> checks;
  for (const SlotIndex slot : slots) {
    const Widget* widget = lives[slot].widget;
    if (widget == nullptr) return false;
    salt.append(text(widget->slot)).append(std::to_string(states[slot].generation));
    if (const auto* metric = std::get_if<Metric>(&widget->payload))
      names.append(names.empty() ? "" : ",").append(list_name(metric->metric_name));
    if (const auto* insight = std::get_if<Insight>(&widget->payload)) checks.push_back(insight);
  }
  request.rename(salt);
  if (!names.empty()) request.set_query("metricnames", names);
  if (checks.empty()) return true;
  auto body = parse_answer(request.get().http.body);
  if (!body || !narrow_checks(*body, checks, lives[slots.front()])) return false;
  request.set_path(renamed_path(request.get().http.path, request.get().request_id));
  request.set_body(request.get().http.method, body->dump(-1, ' ', false, Json::error_handler_t::replace));
  return true;
}

}  // namespace shelf::detail
