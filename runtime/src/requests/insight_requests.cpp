// Checks: those that need no input share one request, the others wait for theirs.
#include <algorithm>

#include "article/article_impl.hpp"
#include "article/no_memory.hpp"
#include "context/check_text.hpp"
#include "context/encode.hpp"
#include "requests/request_maker.hpp"
#include "shelf/bundle.hpp"
#include "shelf_format/key.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

constexpr std::uint32_t deadline_ms = 30'000;  // of one call; the whole check has Poll::cap_ms
constexpr Poll poll = {5'000, 5'000, 15'000, 380'000};
constexpr std::size_t max_inputs = 256;

std::string_view trim(std::string_view text) noexcept {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// Calls visit(item) for the items of a comma list until it returns true.
template <class Visit>
void find_item(std::string_view list, Visit visit) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (visit(format::strip_braces(trim(list.substr(0, comma))))) return;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

std::string_view first_item(std::string_view list) {
  std::string_view first;
  find_item(list, [&](std::string_view item) { return !(first = item).empty(); });
  return first;
}

bool has_symptom(const Insight& insight) noexcept {
  return std::any_of(insight.symptom_ids.begin(), insight.symptom_ids.end(), is_service_name);
}

// Behind the `{` of an object; `first` while nothing is in it.
void append_parameter(std::string& out, bool& first, std::string_view name, std::string_view value) {
  if (!first) out += ',';
  first = false;
  append_json(out, name);
  out += ':';
  append_json(out, value);
}

void append_inputs(std::string& out, bool& first, std::span<const NamedText> inputs) {
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const auto later = inputs.subspan(i + 1);
    if (std::any_of(later.begin(), later.end(), [&](const NamedText& each) { return each.name == inputs[i].name; }))
      continue;  // the last one counts
    append_parameter(out, first, inputs[i].name, inputs[i].value);
  }
}

bool is_named(std::span<const NamedText> inputs, std::string_view name) noexcept {
  return std::any_of(inputs.begin(), inputs.end(),
                     [&](const NamedText& each) { return format::equal_folded(each.name, name); });
}

}  // namespace

std::span<const std::string_view> RequestMaker::required() const noexcept {
  return options_.required.first(std::min(options_.required.size(), max_inputs));
}

// What the context knows under a name of the service; empty: nothing.
std::string_view RequestMaker::known_value(std::string_view parameter) const {
  struct Known {
    std::string_view name;
    Variable variable;
  };
  static constexpr Known known[] = {
      {"ResourceUri", Variable::ResourceId},          {"ResourceId", Variable::ResourceId},
      {"SubscriptionId", Variable::SubscriptionId},   {"ResourceGroup", Variable::ResourceGroup},
      {"ResourceGroupName", Variable::ResourceGroup}, {"ResourceName", Variable::ResourceName}};
  for (const Known& each : known)
    if (format::equal_folded(each.name, parameter))
      return resolved_.has(each.variable) ? resolved_[each.variable] : std::string_view();
  return format::equal_folded(parameter, "SapId") ? topic_guid() : std::string_view();
}

void RequestMaker::append_parameters(std::string& out) const {
  const auto inputs = options_.inputs.first(std::min(options_.inputs.size(), max_inputs));
  bool first = true;
  out += ",\"additionalParameters\":{";
  for (const std::string_view name : required()) {
    const std::string_view value = is_named(inputs, name) ? std::string_view() : known_value(name);
    if (!value.empty()) append_parameter(out, first, name, value);
  }
  append_inputs(out, first, inputs);
  out += '}';
}

std::string_view RequestMaker::topic_guid() const {
  const std::string_view topic = format::strip_braces(context_.topic);
  if (is_guid(topic)) return topic;
  std::string_view found;
  ArticleAccess::want_attributes(article_);
  find_item(article_.attribute("supportTopicIds"), [&](std::string_view item) {
    if (is_guid(item)) found = item;
    return !found.empty();
  });
  return found;
}

// The bundle's form for the topic and product; empty: there is none.
std::string_view RequestMaker::find_form() const {
  if (options_.bundle == nullptr) return {};
  ArticleAccess::want_attributes(article_);
  Query query;
  query.topic = context_.topic.empty() ? first_item(article_.attribute("supportTopicIds")) : context_.topic;
  query.product = context_.product.empty() ? first_item(article_.attribute("productPesIds")) : context_.product;
  query.types.add(ArticleType::ProblemScopingQuestions);
  query.cloud = context_.cloud;
  if (query.topic.empty()) return {};
  const auto hits = options_.bundle->find(query);
  if (!hits || hits->empty()) return {};
  const auto form = options_.bundle->summary(hits->front());
  if (!form) raise_no_memory(form.error());
  return form ? form->id : std::string_view();
}

void RequestMaker::append_globals(std::string& out) const {
  out += "\"globalParameters\":{\"ResourceUri\":";
  append_json(out, resolved_[Variable::ResourceId]);
  out += ",\"SubscriptionId\":";
  append_json(out, resolved_[Variable::SubscriptionId]);
  if (const std::string_view topic = topic_guid(); !topic.empty()) {
    out += ",\"SapId\":";
    append_json(out, topic);
  }
  out += '}';
}

void RequestMaker::append_checks(std::string& out, bool with_inputs) const {
  const auto& group = builder_.pools().group;
  bool first = true;
  const auto seen = [&](std::size_t last, std::string_view symptom) {
    for (std::size_t i = 0; i < last; ++i)
      for (const std::string_view other : std::get<Insight>(group[i]->payload).symptom_ids)
        if (format::equal_folded(other, symptom)) return true;
    return false;
  };
  for (std::size_t i = 0; i < group.size(); ++i) {
    for (const std::string_view symptom : std::get<Insight>(group[i]->payload).symptom_ids) {
      if (!is_service_name(symptom) || seen(i, symptom)) continue;
      out += first ? "{\"solutionId\":" : ",{\"solutionId\":";
      first = false;
      append_json(out, symptom);
      if (with_inputs) append_parameters(out);
      out += '}';
    }
  }
}

std::string_view RequestMaker::check_body(bool with_inputs) {
  return builder_.write([&](std::string& out) {
    out += "{\"properties\":{";
    append_globals(out);
    out += ",\"insights\":[";
    append_checks(out, with_inputs);
    out += "]}}";
  });
}

void RequestMaker::run_checks(bool with_inputs) {
  const auto& group = builder_.pools().group;
  Request& request = begin(*group.front(), Action::Http);
  request.covers = slots_of(group);
  request.trigger = context_.automatic_diagnostics && !with_inputs ? Trigger::Auto : Trigger::User;
  request.deadline_ms = deadline_ms;
  request.poll = poll;
  request.missing = builder_.names_of(bit(Variable::ResourceId) & static_cast<std::uint8_t>(~resolved_.given));
  request.http.method = Method::Put;
  request.http.path = resource_path("/providers/Microsoft.Help/diagnostics/d-", request.request_id);
  request.http.query = builder_.arena().keep<NamedText>({{"api-version", "2023-06-01"}});
  if (request.missing.empty()) request.http.body = check_body(with_inputs);
}

void RequestMaker::collect_inputs(const Widget& widget) {
  Request& request = begin(widget, Action::CollectInputs);
  request.input.form_article_id = find_form();
  const auto names = builder_.arena().make<std::string_view>(required().size());
  std::size_t unknown = 0;
  for (const std::string_view name : required())
    if (known_value(name).empty()) names[unknown++] = name;
  request.input.parameters = names.first(unknown);
  request.missing = builder_.names_of(bit(Variable::ResourceId) & static_cast<std::uint8_t>(~resolved_.given));
}

void RequestMaker::make_insight(std::size_t i, const Insight& insight) {
  RequestPools& pools = builder_.pools();
  if (!has_symptom(insight)) return;
  const bool asked = !required().empty();
  const bool lacks =
      insight.additional_inputs || std::any_of(required().begin(), required().end(),
                                               [&](std::string_view name) { return known_value(name).empty(); });
  if (lacks && !options_.inputs_given) return collect_inputs(widgets_[i]);
  pools.group.assign(1, &widgets_[i]);
  for (std::size_t j = i + 1; j < widgets_.size() && !insight.additional_inputs && !asked; ++j) {
    const auto* other = std::get_if<Insight>(&widgets_[j].payload);
    if (other == nullptr || other->additional_inputs || !has_symptom(*other) || !is_open(j)) continue;
    pools.group.push_back(&widgets_[j]);
    pools.covered[j] = true;
  }
  run_checks(insight.additional_inputs || asked);
}

}  // namespace shelf::detail
