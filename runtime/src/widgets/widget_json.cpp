// A widget with all that is known of it, as JSON.
#include <variant>

#include "render/json_line.hpp"
#include "shelf/widget.hpp"
#include "widgets/read_payload.hpp"

namespace shelf {

namespace {

using detail::JsonWriter;
using detail::write_flag;
using detail::write_list;
using detail::write_number;
using detail::write_string;

void write_pair(JsonWriter& json, const NamedText& pair) {
  json.begin_array();
  json.string(pair.name);
  json.string(pair.value);
  json.end_array();
}

std::string_view name_of(ActionStyle style) noexcept {
  return style == ActionStyle::Link ? "link" : style == ActionStyle::Button ? "button" : "context";
}

void write_video(JsonWriter& json, const Video& video) {
  json.begin_object();
  json.member("provider", video.provider == VideoProvider::YouTube ? "youtube" : "link");
  json.member("videoId", video.video_id);
  json.member("source", video.source);
  json.member("title", video.title);
  json.end_object();
}

// The members of each kind of payload.
struct PayloadWriter {
  JsonWriter& json;

  void operator()(const UnknownWidget& widget) const {
    json.member("elementName", widget.element_name);
    json.member("raw", widget.raw);
  }
  void operator()(const Insight& insight) const {
    write_list(json, "symptomIds", insight.symptom_ids, write_string);
    json.member("executionText", insight.execution_text);
    json.member("timeoutText", insight.timeout_text);
    json.member("noResultText", insight.no_result_text);
    json.member("failedText", insight.failed_text);
    write_number(json, "maxInsightCount", insight.max_insight_count);
    write_flag(json, "additionalInputs", insight.additional_inputs);
  }
  void operator()(const Metric& metric) const {
    json.member("metricName", metric.metric_name);
    json.member("metricNamespace", metric.metric_namespace);
    const std::string_view aggregation = detail::aggregation_name(metric.aggregation);
    json.member("aggregation", aggregation.empty() ? "unsupported" : aggregation);
    write_number(json, "durationSeconds", metric.duration_seconds);
  }
  void operator()(const KbSearch& search) const { write_number(json, "maxResults", search.max_results); }
  void operator()(const Video& video) const {
    json.key("videos");
    json.begin_array();
    write_video(json, video);
    json.end_array();
  }
  void operator()(const VideoGroup& group) const { write_list(json, "videos", group.videos, write_video); }
  void operator()(const EmbeddedArticle& embedded) const { json.member("articleId", embedded.article_id); }
  void operator()(const BladeAction& action) const {
    json.member("style", name_of(action.style));
    json.member("extension", action.extension);
    json.member("blade", action.blade);
    write_list(json, "parameters", action.parameters, write_pair);
    json.member("uriTemplate", action.uri_template);
  }
  void operator()(const UrlButton& button) const { json.member("url", button.url); }
  void operator()(const ScopingForm&) const {}
  void operator()(const Troubleshooter& troubleshooter) const { json.member("solutionId", troubleshooter.solution_id); }
  void operator()(const Placeholder& placeholder) const {
    json.member("xAxisTitle", placeholder.x_axis_title);
    json.member("yAxisTitle", placeholder.y_axis_title);
  }
};

void write_needs(JsonWriter& json, std::uint8_t needs) {
  json.key("needs");
  json.begin_array();
  for (unsigned i = 0; i <= static_cast<unsigned>(Variable::ParentValue); ++i)
    if ((needs >> i & 1u) != 0) json.string(name(static_cast<Variable>(i)));
  json.end_array();
}

void write_widget(JsonWriter& json, const Widget& widget) {
  json.begin_object();
  json.member("slot", text(widget.slot));
  json.member("kind", name(widget.kind));
  json.member("title", widget.title);
  json.member("fallbackText", widget.fallback_text);
  json.member("fallbackUrl", widget.fallback_url);
  json.member("section", widget.section);
  write_list(json, "clients", widget.clients, write_string);
  write_needs(json, widget.needs);
  json.member("capability", widget.capability);
  std::visit(PayloadWriter{json}, widget.payload);
  write_list(json, "fields", widget.fields, write_pair);
  json.end_object();
}

}  // namespace

std::optional<Error> write_json(const Widget& widget, Sink sink) {
  return detail::write_json_line(sink, [&](JsonWriter& json) { write_widget(json, widget); });
}

}  // namespace shelf
