#include <array>

#include "live/decode_references.hpp"
#include "live/service_objects.hpp"
#include "live/shown_text.hpp"
#include "live/web_address.hpp"

namespace shelf::detail {

namespace {

struct ObjectList {
  std::string_view name;
  WidgetKind kind;
};
// Of both dialects, in the order in which the lists are read.
constexpr auto object_lists = std::to_array<ObjectList>({{"webResults", WidgetKind::KbSearch},
                                                         {"azureKb", WidgetKind::KbSearch},
                                                         {"diagnostics", WidgetKind::Insight},
                                                         {"insights", WidgetKind::Insight},
                                                         {"troubleshooters", WidgetKind::Troubleshooter},
                                                         {"metricsBasedCharts", WidgetKind::Metric},
                                                         {"videos", WidgetKind::Video},
                                                         {"videoGroups", WidgetKind::VideoGroup},
                                                         {"commonSolutions", WidgetKind::EmbeddedArticle}});

std::string video_source(const Json& value) {
  const auto address = check_address(decode_references(string_member(value, "src")));
  return address && !address->host.empty() ? address->url : std::string();
}

void read_video_group(const Json& value, SolutionObject& out) {
  for (const Json& video : list_member(value, "videos")) {
    if (out.title.empty()) out.title = plain_member(video, "title");
    if (out.source.empty()) out.source = video_source(video);
  }
}

SolutionObject read_object(const Json& value, WidgetKind kind, const std::string& section) {
  SolutionObject out;
  out.kind = kind;
  out.section = section;
  out.replacement_key = string_member(value, "replacementKey");
  out.title = plain_member(value, "title");
  out.summary = plain_member(value, "summary");
  if (kind == WidgetKind::KbSearch) {
    out.hits = read_hits(first_list(value, {"searchResults", "results", "value"}));
  } else if (kind == WidgetKind::Insight) {
    out.diagnostic = read_diagnostic(value);
    out.solution_id = out.diagnostic.solution_id;
  } else if (kind == WidgetKind::Metric) {
    out.metric_name = shown_member(value, "name");
    out.aggregation = shown_member(value, "aggregationType");
  } else if (kind == WidgetKind::Video) {
    out.source = video_source(value);
  } else if (kind == WidgetKind::VideoGroup) {
    read_video_group(value, out);
  } else {
    out.solution_id = first_string(value, {"solutionId", "articleId"});
  }
  return out;
}

// `part` is the solution or one of its sections.
void append_objects(const Json& part, const std::string& section, std::vector<SolutionObject>& out) {
  for (const std::string_view table : {"replacementMaps", "bindings"}) {
    const Json* maps = member(part, table);
    if (maps == nullptr) continue;
    for (const ObjectList& list : object_lists)
      for (const Json& value : list_member(*maps, list.name))
        if (value.is_object()) out.push_back(read_object(value, list.kind, section));
  }
}

}  // namespace

SolutionAnswer read_solution(std::string_view json) {
  SolutionAnswer out;
  const auto value = parse_answer(json);
  if (!value || !value->is_object()) return out;
  out.readable = true;
  const Json& properties = properties_of(*value);
  out.provisioning_state = shown_member(properties, "provisioningState");
  out.title = plain_member(properties, "title");
  append_objects(properties, {}, out.objects);
  const Json* sections = member(properties, "sections");
  if (sections != nullptr && sections->is_object())  // one section without a list around it
    append_objects(*sections, plain_member(*sections, "title"), out.objects);
  for (const Json& section : list_member(properties, "sections"))
    append_objects(section, plain_member(section, "title"), out.objects);
  return out;
}

}  // namespace shelf::detail
