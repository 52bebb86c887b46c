// An article with a widget of every kind, and states that hold something of everything.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "shelf_format/names.hpp"
#include "support/read_bundle.hpp"

namespace shelf::test {

inline constexpr std::array all_kinds = {WidgetKind::Unknown,         WidgetKind::Insight,   WidgetKind::Metric,
                                         WidgetKind::KbSearch,        WidgetKind::Video,     WidgetKind::VideoGroup,
                                         WidgetKind::EmbeddedArticle, WidgetKind::Chart,     WidgetKind::Table,
                                         WidgetKind::BladeAction,     WidgetKind::UrlButton, WidgetKind::ScopingForm,
                                         WidgetKind::Troubleshooter};

inline int id(format::FieldName field) { return static_cast<int>(field); }

inline const std::string slot_bytes = "0123456789abcdef";
inline SlotKey sample_slot() {
  SlotKey key{};
  constexpr std::string_view text = "30313233-3435-3637-3839-616263646566";
  std::copy(text.begin(), text.end(), key.begin());
  return key;
}

// A widget of the source with a fallback text and a title.
inline UnitBuilder element_of(WidgetKind kind, const std::string& slot = slot_bytes, const std::string& client = {}) {
  using format::FieldName;
  UnitBuilder u;
  u.add(Op::widget, {slot, static_cast<int>(kind)});
  u.add(Op::field, {id(FieldName::fallback_text), "the fallback"}).add(Op::field, {id(FieldName::title), "the title"});
  if (!client.empty()) u.add(Op::field, {id(FieldName::client), client});
  if (kind == WidgetKind::Insight) u.add(Op::field, {id(FieldName::symptom_id), "lampOff"});
  if (kind == WidgetKind::Metric) u.add(Op::field, {id(FieldName::name), "Requests"});
  if (kind == WidgetKind::Video) u.add(Op::field, {id(FieldName::src), "https://video.example/a"});
  if (kind == WidgetKind::EmbeddedArticle) u.add(Op::field, {id(FieldName::article_id), "other"});
  if (kind == WidgetKind::VideoGroup) {
    u.add(Op::widget, {"fedcba9876543210", static_cast<int>(WidgetKind::Video)});
    u.add(Op::field, {id(FieldName::src), "https://video.example/b"}).close();
  }
  return u.close();
}

// What stands in an article for a widget of this kind; troubleshooters never do.
inline TestArticle article_with(WidgetKind kind) {
  UnitBuilder u;
  if (kind == WidgetKind::ScopingForm) {
    u.add(Op::object).add(Op::key_other, {"text"}).add(Op::string, {"the fallback"}).close();
    TestArticle article;
    article.title = "the fallback";
    article.unit = UnitBuilder::json(u);
    return article;
  }
  if (kind == WidgetKind::BladeAction) {
    u.add(Op::paragraph).add(Op::blade_action, {slot_bytes, 0, "Ext", "LampBlade", ""});
    u.add(Op::parameter, {"id", "$resourceId"}).add(Op::text, {"the fallback"}).close().close();
    return article_of(u);
  }
  if (kind == WidgetKind::UrlButton) {
    u.add(Op::paragraph).add(Op::button_link, {slot_bytes, "https://nimbus.example/x"});
    u.add(Op::text, {"the fallback"}).close().close();
    return article_of(u);
  }
  return article_of(element_of(kind));
}

// Every string of it is `value`; one of everything.
inline SlotState state_of(State state, const std::string& value, bool results) {
  SlotState slot;
  slot.slot = sample_slot();
  slot.state = state;
  slot.text = value;
  slot.missing = {value, value};
  slot.estimated_minutes = 3;
  slot.still_working = slot.late = true;
  if (!results) return slot;
  slot.more = 2;
  for (const Severity severity : {Severity::Critical, Severity::Warning, Severity::Information, Severity::Other}) {
    Finding finding;
    finding.id = finding.title = finding.severity_text = finding.text = value;
    finding.severity = severity;
    slot.findings.push_back(finding);
  }
  slot.hits.push_back({value, value, "https://docs.example/a", value, true, false, 1});
  slot.hits.push_back({value, value, value, value, false, false, 2});
  slot.hits.push_back({value, value, "", "", false, true, 3});
  slot.series.push_back({value, value, value, {{value, 1.0}, {value, std::nullopt}, {value, 4.5}}});
  slot.series.push_back({value, value, value, {}});
  StepInput input{value, value, value, value, value, value, value, value, value, {{value, value}}, true, 0};
  slot.steps.push_back({value, value, value, value, value, {input}});
  return slot;
}

}  // namespace shelf::test
