// Live objects of a whole solution go to their slots, in four steps from certain to last resort.
#include <algorithm>
#include <map>

#include "live/choose_findings.hpp"
#include "live/session_core.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t max_added = 256;  // slots of an answer's own

std::string folded(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = format::fold(c);
  return out;
}

// What objects and widgets of a kind are told apart by.
using Identity = std::pair<WidgetKind, std::string>;

std::vector<Identity> identities(const Widget& widget) {
  std::vector<Identity> out;
  const auto add = [&](std::string_view text) {
    if (!text.empty()) out.emplace_back(widget.kind, folded(text));
  };
  if (const auto* insight = std::get_if<Insight>(&widget.payload))
    for (const std::string_view symptom : insight->symptom_ids) add(symptom);
  if (const auto* metric = std::get_if<Metric>(&widget.payload)) add(metric->metric_name);
  if (const auto* video = std::get_if<Video>(&widget.payload)) add(video->source);
  if (const auto* troubleshooter = std::get_if<Troubleshooter>(&widget.payload)) add(troubleshooter->solution_id);
  return out;
}

std::string_view identity(const SolutionObject& object) noexcept {
  switch (object.kind) {
    case WidgetKind::Insight:
      return object.diagnostic.solution_id;
    case WidgetKind::Metric:
      return object.metric_name;
    case WidgetKind::Video:
      return object.source;
    default:
      return object.solution_id;
  }
}

// `<!--key-->`, as the marker in the page.
std::string key_of(std::string_view marker) {
  constexpr std::string_view open = "<!--", close = "-->", space = " \t\r\n";
  const auto first = marker.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  marker = marker.substr(first, marker.find_last_not_of(space) - first + 1);
  if (marker.starts_with(open)) marker.remove_prefix(open.size());
  if (marker.ends_with(close)) marker.remove_suffix(close.size());
  return folded(marker);
}

// A key that is the same for every merge of the same object.
SlotKey made_key(const SolutionObject& object) {
  std::string text(object.section);
  text.append(1, '\n').append(object.replacement_key).append(1, '\n').append(identity(object));
  const std::string digits = hash_id(name(object.kind), text);
  SlotKey key{};
  for (std::size_t i = 0, from = 0; i < key.size(); ++i)
    key[i] = i == 8 || i == 13 || i == 18 || i == 23 ? '-' : digits[from++];
  return key;
}

// Says anything that the author does not know already.
bool is_live(const SolutionObject& object) noexcept {
  return object.kind == WidgetKind::KbSearch
             ? !object.hits.empty()
             : object.kind == WidgetKind::Insight &&
                   (!object.diagnostic.status.empty() || !object.diagnostic.findings.empty());
}

// Which slot each object belongs to.
class Matcher {
 public:
  Matcher(const SessionCore& core, std::span<const SolutionObject> objects)
      : core_(core), objects_(objects), slots_(objects.size()), taken_(core.states.size()) {}

  std::span<const std::optional<SlotIndex>> match(MergeReport& report) {
    report.by_key = by_key();
    report.by_solution = by_solution();
    report.by_ordinal = by_ordinal();
    return slots_;
  }

 private:
  void assign(std::size_t object, SlotIndex slot) {
    slots_[object] = slot;
    taken_[slot] = true;
  }

  std::uint32_t by_key() {
    std::map<std::string_view, SlotIndex> keys;
    for (SlotIndex slot = 0; slot < core_.states.size(); ++slot) keys.emplace(text(core_.states[slot].slot), slot);
    std::uint32_t found = 0;
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      auto at = keys.find(key_of(objects_[i].replacement_key));
      if (at == keys.end()) {
        const SlotKey made = made_key(objects_[i]);  // was added before
        at = keys.find(text(made));
      }
      if (at == keys.end() || core_.lives[at->second].kind != objects_[i].kind) continue;
      assign(i, at->second);
      ++found;
    }
    return found;
  }

  // Checks with several symptoms take several objects; anything else takes one.
  std::uint32_t by_solution() {
    std::multimap<Identity, SlotIndex> known;
    for (SlotIndex slot = 0; slot < core_.states.size(); ++slot)
      if (core_.lives[slot].widget != nullptr)
        for (auto& each : identities(*core_.lives[slot].widget)) known.emplace(std::move(each), slot);
    std::uint32_t found = 0;
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      if (slots_[i] || identity(objects_[i]).empty()) continue;
      const auto at = known.find({objects_[i].kind, folded(identity(objects_[i]))});
      if (at == known.end()) continue;
      const SlotIndex slot = at->second;
      known.erase(at);  // the next of the same name goes to the next slot
      if (taken_[slot] && objects_[i].kind != WidgetKind::Insight) continue;
      assign(i, slot);
      ++found;
    }
    return found;
  }

  // Those that are left, when there are as many on both sides.
  std::uint32_t by_ordinal() {
    std::map<WidgetKind, std::pair<std::vector<std::size_t>, std::vector<SlotIndex>>> left;
    for (std::size_t i = 0; i < objects_.size(); ++i)
      if (!slots_[i]) left[objects_[i].kind].first.push_back(i);
    for (SlotIndex slot = 0; slot < core_.states.size(); ++slot)
      if (!taken_[slot] && core_.lives[slot].widget != nullptr) left[core_.lives[slot].kind].second.push_back(slot);
    std::uint32_t found = 0;
    for (const auto& [kind, both] : left) {
      if (both.first.size() != both.second.size()) continue;
      for (std::size_t i = 0; i < both.first.size(); ++i) assign(both.first[i], both.second[i]);
      found += static_cast<std::uint32_t>(both.first.size());
    }
    return found;
  }

  const SessionCore& core_;
  std::span<const SolutionObject> objects_;
  std::vector<std::optional<SlotIndex>> slots_;
  std::vector<bool> taken_;
};

}  // namespace

std::optional<SlotIndex> SessionCore::add_slot(const SolutionObject& object) {
  const SlotKey key = made_key(object);
  if (const auto known = find(key)) return known;
  if (states.size() >= widgets.size() + max_added) return std::nullopt;
  SlotState& state = states.emplace_back();
  state.slot = key;
  state.generation = generation;
  state.kind = object.kind;
  state.solution_id = identity(object);
  state.section = object.section;
  state.title = object.title;
  state.summary = object.summary;
  SlotLife& life = lives.emplace_back();
  life.kind = object.kind;
  life.solution_id = identity(object);
  return static_cast<SlotIndex>(states.size() - 1);
}

// What the service says about one slot replaces what was there.
void SessionCore::show_merged(SlotIndex slot, std::span<const SolutionObject* const> objects, bool complete) {
  if (std::none_of(objects.begin(), objects.end(), [](const auto* object) { return is_live(*object); })) return;
  Verdict verdict;
  if (lives[slot].kind == WidgetKind::KbSearch) {
    verdict.event = Event::Find;
    for (const auto* object : objects)
      verdict.hits.insert(verdict.hits.end(), object->hits.begin(), object->hits.end());
  } else {
    std::vector<const DiagnosticAnswer*> answers;
    for (const auto* object : objects) answers.push_back(&object->diagnostic);
    // One symptom is enough to go by when nothing tells to which it belongs.
    verdict = objects.size() == 1 ? judge_only(slot, objects.front()->diagnostic, complete)
                                  : judge_slot(slot, answers, complete);
  }
  if (!verdict.event && is_alive(states[slot].state)) return;  // its own request knows more
  leave_job(slot);
  if (is_final(states[slot].state)) change(slot, Event::Reset);
  lives[slot].late.reset();
  show(slot, std::move(verdict));
}

MergeReport SessionCore::merge(std::string_view json) {
  MergeReport report;
  const SolutionAnswer solution = read_solution(json);
  report.readable = solution.readable;
  if (!report.readable) return report;
  Matcher matcher(*this, solution.objects);
  const auto matched = matcher.match(report);
  std::map<SlotIndex, std::vector<const SolutionObject*>> by_slot;
  for (std::size_t i = 0; i < solution.objects.size(); ++i) {
    const SolutionObject& object = solution.objects[i];
    auto slot = matched[i];
    if (!slot) {
      report.unmatched.push_back({object.kind, object.replacement_key, std::string(identity(object)), object.section});
      slot = add_slot(object);
    }
    if (slot) by_slot[*slot].push_back(&object);
  }
  const bool complete = format::equal_folded(solution.provisioning_state, "Succeeded");
  for (const auto& [slot, objects] : by_slot) show_merged(slot, objects, complete);
  drop_finished();
  return report;
}

}  // namespace shelf::detail
