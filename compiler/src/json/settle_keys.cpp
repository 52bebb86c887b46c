#include "json/settle_keys.hpp"

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "shelf_format/names.hpp"

namespace shelf::compiler {

namespace {

using Kind = JsonValue::Kind;

constexpr auto misspellings =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"infoBallonText", "infoBalloonText"},
                                                                  {"watermarkTest", "watermarkText"},
                                                                  {"fieAttachmentHint", "fileAttachmentHint"}});

void canonicalise(JsonMember& member, DiagnosticSink& sink) {
  for (const auto& [wrong, right] : misspellings) {
    if (!format::equal_folded(member.key, wrong)) continue;
    sink.report(Code::JSN6, member.key_span, "key `" + member.key + "` is misspelled",
                "type `" + std::string(right) + "`");
    member.key = right;
    return;
  }
  if (const auto known = format::find_name(format::json_keys, member.key)) member.key = format::json_keys[*known];
}

bool equal(const JsonValue& a, const JsonValue& b) {  // as deep as the reader allows
  if (a.kind != b.kind || a.boolean != b.boolean || a.text != b.text) return false;
  if (a.items.size() != b.items.size() || a.members.size() != b.members.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i)
    if (!equal(a.items[i], b.items[i])) return false;
  for (std::size_t i = 0; i < a.members.size(); ++i)
    if (a.members[i].key != b.members[i].key || !equal(a.members[i].value, b.members[i].value)) return false;
  return true;
}

void report_repeat(const JsonMember& earlier, const JsonMember& later, DiagnosticSink& sink) {
  const bool same = equal(earlier.value, later.value);
  Diagnostic& report = sink.report(Code::JSN4, same ? Severity::note : Severity::warning, later.key_span,
                                   "key `" + later.key + "` is given again" +
                                       (same ? ", with the same value" : " with another value; the last one is used"),
                                   "remove one of the two");
  report.notes.push_back({sink.file(), earlier.key_span, "first given here"});
}

// The last value takes the place of the first, as standard parsers have it.
void drop_repeats(std::vector<JsonMember>& members, DiagnosticSink& sink) {
  std::unordered_map<std::string_view, std::size_t> first;  // position of each key
  std::vector<bool> dropped(members.size());
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto [found, added] = first.try_emplace(members[i].key, i);
    if (added) continue;
    JsonMember& earlier = members[found->second];
    report_repeat(earlier, members[i], sink);
    earlier.key_span = members[i].key_span;
    earlier.value = std::move(members[i].value);
    dropped[i] = true;
  }
  if (first.size() == members.size()) return;
  std::vector<JsonMember> kept;
  kept.reserve(first.size());
  for (std::size_t i = 0; i < members.size(); ++i)
    if (!dropped[i]) kept.push_back(std::move(members[i]));
  members = std::move(kept);
}

bool is_open_schema(std::string_view key) { return key == "metadata" || key == "requestBody"; }

void settle(JsonValue& value, bool open_schema, DiagnosticSink& sink) {  // as deep as the reader allows
  for (JsonValue& item : value.items) settle(item, open_schema, sink);
  for (JsonMember& member : value.members) {
    if (!open_schema) canonicalise(member, sink);
    settle(member.value, open_schema || is_open_schema(member.key), sink);
  }
  drop_repeats(value.members, sink);
}

}  // namespace

void settle_keys(JsonValue& root, DiagnosticSink& sink) { settle(root, false, sink); }

}  // namespace shelf::compiler
