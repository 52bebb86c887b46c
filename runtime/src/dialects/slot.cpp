#include "dialects/slot.hpp"

#include <algorithm>
#include <unordered_set>

#include "article/slot_key.hpp"
#include "lookup/lookup.hpp"
#include "widgets/read_payload.hpp"

namespace shelf::detail {

namespace {

using format::FieldName;
using format::WidgetKind;

std::string folded(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = format::fold(c);
  return out;
}

bool is_https(std::string_view address) noexcept {
  constexpr std::string_view scheme = "https://";
  return address.size() > scheme.size() && format::equal_folded(address.substr(0, scheme.size()), scheme);
}

bool is_playable(const Slot& video) noexcept { return is_https(trim_blanks(field(video, FieldName::src))); }

}  // namespace

std::string replacement_key(std::string_view slot) {
  const SlotKey key = slot_key(slot);
  return "<!--" + std::string(key.data(), key.size()) + "-->";
}

std::string_view field(const Slot& slot, FieldName name) noexcept {
  OpReader reader = slot.fields;
  for (Step step; reader.next(step) && step.op != Op::close;) {
    if (step.op == Op::widget) reader.skip();
    if (step.op == Op::field && static_cast<FieldName>(step.number[0]) == name) return step.text[0];
  }
  return {};
}

std::vector<Slot> items(const Slot& group) {
  std::vector<Slot> found;
  OpReader reader = group.fields;
  for (Step step; reader.next(step) && step.op != Op::close;) {
    if (step.op != Op::widget) continue;
    found.push_back({static_cast<WidgetKind>(step.number[0]), step.slot, reader});
    reader.skip();
  }
  return found;
}

std::vector<std::string_view> symptoms(const Slot& insight) {
  std::vector<std::string_view> ids;
  std::unordered_set<std::string> seen;
  std::string_view rest = field(insight, FieldName::symptom_id);
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view id = trim_blanks(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    if (!id.empty() && seen.insert(folded(id)).second) ids.push_back(id);
  }
  return ids;
}

std::optional<std::string_view> aggregation(std::string_view authored) noexcept {
  const std::string_view known = aggregation_name(read_aggregation(trim_blanks(authored)));
  return known.empty() ? std::nullopt : std::optional(known);
}

bool is_complete(const Slot& slot) {
  switch (slot.kind) {
    case WidgetKind::insight:
      return !symptoms(slot).empty();
    case WidgetKind::metric:
      return !field(slot, FieldName::name).empty() && aggregation(field(slot, FieldName::aggregation_type));
    case WidgetKind::video:
      return is_playable(slot);
    case WidgetKind::video_group: {
      const std::vector<Slot> videos = items(slot);
      return !videos.empty() && std::all_of(videos.begin(), videos.end(), is_playable);
    }
    default:
      return true;
  }
}

}  // namespace shelf::detail
