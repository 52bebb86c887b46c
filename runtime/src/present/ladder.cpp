#include "present/ladder.hpp"

#include <algorithm>
#include <cstdint>

#include "lookup/lookup.hpp"
#include "present/plain_text.hpp"
#include "shelf/bundle.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

bool has_results(const SlotState* state) noexcept {
  return state != nullptr &&
         !(state->findings.empty() && state->hits.empty() && state->series.empty() && state->steps.empty());
}

bool is_for_client(const Widget& widget, const Context& context) noexcept {
  if (widget.clients.empty() || context.client.empty()) return true;
  const bool named = std::any_of(widget.clients.begin(), widget.clients.end(),
                                 [&](std::string_view client) { return format::equal_folded(client, context.client); });
  // A search is for whoever says that it can search.
  return named || (widget.kind == WidgetKind::KbSearch && context.capabilities && is_capable(context, "kb"));
}

bool is_empty_unknown(const Widget& widget) noexcept {
  const auto* unknown = std::get_if<UnknownWidget>(&widget.payload);
  if (unknown == nullptr || widget.kind != WidgetKind::Unknown || !widget.title.empty()) return false;
  const bool only_names = std::all_of(widget.fields.begin(), widget.fields.end(), [](const NamedText& field) {
    return field.value.empty() || field.name == "elementName" || field.name == "raw";
  });
  // Of `<name>text</name>` the text; raw without any mark-up is text.
  bool in_tag = false, text = false;
  for (const char c : unknown->raw) {
    if (c == '<') in_tag = true;
    text = text || (!in_tag && static_cast<unsigned char>(c) > ' ');
    if (c == '>') in_tag = false;
  }
  return only_names && !text;
}

// The service has no such values, so there is nothing to draw.
bool has_unknown_aggregation(const Widget& widget) noexcept {
  const auto* metric = std::get_if<Metric>(&widget.payload);
  return metric != nullptr && metric->aggregation == Aggregation::Unsupported;
}

bool is_action(WidgetKind kind) noexcept { return kind == WidgetKind::BladeAction || kind == WidgetKind::UrlButton; }

// The first of: a link, a command, the authored text.
void step_down(Ladder& ladder, std::string_view reason) {
  ladder.rung = !ladder.link.url.empty()       ? Rung::ActionLink
                : !ladder.link.command.empty() ? Rung::Command
                                               : Rung::FallbackText;
  ladder.reason = reason;
}

}  // namespace

bool is_capable(const Context& context, std::string_view capability) noexcept {
  if (capability.empty() || !context.capabilities) return true;
  return std::any_of(context.capabilities->begin(), context.capabilities->end(), [&](std::string_view known) {
    return format::equal_folded(known.substr(0, known.find('@')), capability);
  });
}

std::optional<ArticleRef> find_embedded(const Widget& widget, const RenderOptions& options) {
  const auto* embedded = std::get_if<EmbeddedArticle>(&widget.payload);
  if (embedded == nullptr || options.bundle == nullptr || embedded->article_id.empty()) return std::nullopt;
  Query query;
  query.article_id = trim_blanks(embedded->article_id);
  if (options.context != nullptr) query.cloud = options.context->cloud;
  const Result<Hits> hits = options.bundle->find(query);
  if (!hits || hits->empty()) return std::nullopt;
  return hits->front();
}

Ladder climb(const Widget& widget, const SlotState* state, const RenderOptions& options) {
  Ladder ladder;
  const Context* context = options.context;
  if (is_empty_unknown(widget) && !has_results(state)) return {Rung::Dropped, "nothing to show", {}};
  if (context != nullptr && !is_for_client(widget, *context) && !has_results(state))
    return {Rung::Dropped, "other client", {}};
  ladder.link = link_of(widget, context);
  if (has_results(state)) return ladder;
  if (state != nullptr && state->state == State::Unsupported) {
    step_down(ladder, "not supported");
  } else if (widget.kind == WidgetKind::EmbeddedArticle) {
    if (options.bundle != nullptr && !find_embedded(widget, options)) step_down(ladder, "no such article");
  } else if (widget.kind == WidgetKind::Unknown || widget.kind == WidgetKind::Table) {
    step_down(ladder, "unknown kind");
  } else if (has_unknown_aggregation(widget)) {
    step_down(ladder, "unknown aggregation");
  } else if (context != nullptr && !is_capable(*context, widget.capability)) {
    step_down(ladder, "no capability");
  } else if (context != nullptr && ladder.link.missing != 0 &&
             (is_action(widget.kind) || !is_capable(*context, "pickResource"))) {
    step_down(ladder, "no resource");
  }
  return ladder;
}

}  // namespace shelf::detail
