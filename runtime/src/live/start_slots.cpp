// Which widgets run, and with what request.
#include <algorithm>

#include "article/no_memory.hpp"
#include "live/session_core.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

using format::equal_folded;

// Kinds that wait for data; the others are done by the host alone.
bool awaits_data(WidgetKind kind) noexcept {
  return kind == WidgetKind::Insight || kind == WidgetKind::Metric || kind == WidgetKind::KbSearch ||
         kind == WidgetKind::Troubleshooter;
}

bool has_capability(const Context& context, std::string_view capability) {
  if (!context.capabilities || capability.empty()) return true;
  return std::any_of(context.capabilities->begin(), context.capabilities->end(),
                     [&](std::string_view each) { return equal_folded(each.substr(0, each.find('@')), capability); });
}

bool is_for_client(const Widget& widget, std::string_view client) noexcept {
  return client.empty() || widget.clients.empty() ||
         std::any_of(widget.clients.begin(), widget.clients.end(),
                     [&](std::string_view each) { return equal_folded(each, client); });
}

bool brings_data(const Request& request) noexcept {
  return request.action == Action::Http || request.action == Action::KbSearch;
}

}  // namespace

SessionCore::SessionCore(const Bundle& bundle_, const Article& article_, Context context_,
                         const SessionOptions& options_)
    : bundle(&bundle_), article(&article_), context(std::move(context_)), options(options_) {
  article->read_widgets(widgets);
  reset();
}

void SessionCore::reset() {
  jobs.clear();
  errands.clear();
  states.assign(widgets.size(), {});
  lives.clear();
  lives.resize(widgets.size());
  for (std::size_t i = 0; i < widgets.size(); ++i) {
    states[i].slot = widgets[i].slot;
    states[i].generation = generation;
    lives[i].widget = &widgets[i];
    lives[i].kind = widgets[i].kind;
  }
}

std::optional<SlotIndex> SessionCore::find(const SlotKey& slot) const noexcept {
  const auto found =
      std::find_if(states.begin(), states.end(), [&](const SlotState& each) { return each.slot == slot; });
  if (found == states.end()) return std::nullopt;
  return static_cast<SlotIndex>(found - states.begin());
}

std::optional<Event> SessionCore::unavailable(SlotIndex slot) const {
  const SlotLife& life = lives[slot];
  if (!awaits_data(life.kind)) return std::nullopt;
  if (life.widget != nullptr && !has_capability(context, life.widget->capability)) return Event::LackCapability;
  return offline ? std::optional(Event::GoOffline) : std::nullopt;
}

void SessionCore::make(std::uint32_t of_generation, const SlotLife* life) {
  RequestOptions making;
  making.generation = of_generation;
  making.bundle = bundle;
  std::vector<NamedText> inputs;
  std::vector<std::string_view> required;
  if (life != nullptr) {
    for (const auto& [input, value] : life->inputs) inputs.push_back({input, value});
    making.inputs = inputs;
    making.inputs_given = life->has_inputs;
    required.assign(life->required.begin(), life->required.end());
    making.required = required;
  }
  if (make_requests(*article, widgets, context, made, making)) give_up_for_memory();
}

std::uint32_t SessionCore::unasked_generation(SlotIndex slot) const noexcept {
  const std::uint32_t next = states[slot].generation + (is_final(states[slot].state) ? 1 : 0);
  return std::max(next, lives[slot].asked + 1);
}

void SessionCore::start() {
  std::vector<bool> asked(states.size());
  std::uint32_t unasked = generation;
  for (SlotIndex slot = 0; slot < states.size(); ++slot) {
    if (states[slot].state != State::Idle) continue;
    unasked = std::max(unasked, unasked_generation(slot));
    const Widget* widget = lives[slot].widget;
    if (awaits_data(lives[slot].kind) && widget != nullptr && !is_for_client(*widget, context.client))
      change(slot, Event::LackCapability);
    else if (const auto event = unavailable(slot))
      end_unavailable(slot, *event);
  }
  make(unasked, nullptr);
  for (const Request& request : made) {
    if (request.action == Action::PickResource) continue;  // those that need it say so themselves
    if (brings_data(request) || request.action == Action::CollectInputs)
      for (const SlotKey& key : request.covers)
        if (const auto slot = find(key)) asked[*slot] = true;
    place(request, false, std::nullopt);
  }
  // A metric with an aggregation that nobody offers, for one.
  for (SlotIndex slot = 0; slot < states.size(); ++slot)
    if (!asked[slot] && states[slot].state == State::Idle && lives[slot].widget && awaits_data(lives[slot].kind))
      end_unavailable(slot, Event::LackCapability);
}

void SessionCore::place(const Request& request, bool asked, std::optional<SlotIndex> only) {
  std::vector<SlotIndex> slots;
  const auto add = [&](const SlotKey& key) {
    const auto slot = find(key);
    if (!slot || std::find(slots.begin(), slots.end(), *slot) != slots.end()) return;
    if (only ? *slot == *only : states[*slot].state == State::Idle) slots.push_back(*slot);
  };
  for (const SlotKey& key : request.covers) add(key);
  add(request.slot);
  if (slots.empty()) return;
  if (!request.missing.empty()) {
    lack(slots, Event::LackContext, request.missing);
    return;
  }
  if (request.action == Action::CollectInputs) lack(slots, Event::LackInput, request.input.parameters);
  if (!brings_data(request)) {
    if (asked) refer(request);
    return;
  }
  if (asked || request.trigger == Trigger::Auto) enqueue(request, slots);
}

void SessionCore::lack(std::span<const SlotIndex> slots, Event event, std::span<const std::string_view> names) {
  for (const SlotIndex slot : slots) {
    if (is_final(states[slot].state)) change(slot, Event::Reset);
    change(slot, event);
    states[slot].missing.assign(names.begin(), names.end());
  }
}

void SessionCore::refer(const Request& request) {
  out.push_back(errands.emplace_back(std::make_unique<OwnedRequest>(request))->get());
}

void SessionCore::enqueue(const Request& request, const std::vector<SlotIndex>& slots) {
  std::vector<SlotIndex> waiting;
  for (const SlotIndex slot : slots) {
    const Verdict* known = is_final(states[slot].state) ? nullptr : cached(slot);
    if (known != nullptr)
      show(slot, *known);
    else
      waiting.push_back(slot);
  }
  if (waiting.empty()) return;
  auto job = std::make_unique<Job>(request);
  const bool part = waiting.size() < request.covers.size() || lives[waiting.front()].has_inputs;
  if (part && !narrow(job->request, waiting)) return;
  const auto same = std::find_if(jobs.begin(), jobs.end(), [&](const auto& other) {
    const bool open = other->phase == Job::Phase::Queued || other->phase == Job::Phase::Sent;
    return open && other->request.same_question(job->request.get());
  });
  const auto& target = same != jobs.end() ? *same : jobs.emplace_back(std::move(job));
  for (const SlotIndex slot : waiting) {
    change(slot, is_final(states[slot].state) ? Event::Retry : Event::Queue);
    states[slot].generation = lives[slot].asked = request.generation;
    if (target->phase == Job::Phase::Sent) change(slot, Event::Send);
    target->slots.push_back(slot);
  }
}

void SessionCore::run(SlotIndex slot) {
  SlotLife& life = lives[slot];
  const State before = states[slot].state;
  if (life.late) {
    Verdict verdict = *std::exchange(life.late, std::nullopt);
    leave_job(slot);
    drop_finished();
    show(slot, std::move(verdict));
    return;
  }
  if (is_alive(before)) return;
  if (const auto event = unavailable(slot)) {
    if (before != State::Results) end_unavailable(slot, *event);  // what is shown stays
    return;
  }
  if (life.kind == WidgetKind::Troubleshooter) return run_troubleshooter(slot);
  leave_job(slot);
  drop_finished();
  make(unasked_generation(slot), &life);
  const SlotKey& key = states[slot].slot;
  std::erase_if(errands, [&](const auto& each) { return each->get().slot == key; });
  bool found = false;
  for (const Request& request : made) {  // a group of videos has several
    if (std::find(request.covers.begin(), request.covers.end(), key) == request.covers.end()) continue;
    place(request, true, slot);
    found = true;
  }
  if (!found && life.widget != nullptr && awaits_data(life.kind)) end_unavailable(slot, Event::LackCapability);
}

void SessionCore::submit(SlotIndex slot, std::span<const NamedText> inputs) {
  SlotLife& life = lives[slot];
  const bool takes_inputs = life.kind == WidgetKind::Insight || life.kind == WidgetKind::Troubleshooter ||
                            life.kind == WidgetKind::ScopingForm;
  if (!takes_inputs || is_alive(states[slot].state)) return;
  life.inputs.clear();
  for (const auto& input : inputs) life.inputs.emplace_back(input.name, input.value);
  life.has_inputs = true;
  life.late.reset();
  states[slot].late = false;
  if (life.kind == WidgetKind::ScopingForm) return submit_form(slot);
  life.kind == WidgetKind::Troubleshooter ? submit_step(slot) : run(slot);
}

void SessionCore::cancel(SlotIndex slot) {
  const State before = states[slot].state;
  if (!is_alive(before) && before != State::NeedsInput && before != State::NeedsContext) return;
  leave_job(slot);
  drop_finished();
  change(slot, Event::Cancel);
  end_troubleshooter(slot);
}

void SessionCore::set_offline(bool is_offline) {
  offline = is_offline;
  if (!offline) {
    for (SlotIndex slot = 0; slot < states.size(); ++slot)
      if (states[slot].state == State::Offline) change(slot, Event::Reset);
    return;
  }
  const auto dropped = std::exchange(jobs, {});
  for (const auto& job : dropped)
    for (const SlotIndex slot : job->slots)
      if (job->phase != Job::Phase::Expired) end_unavailable(slot, Event::GoOffline);
}

void SessionCore::set_context(Context other) {
  context = std::move(other);
  for (const SlotState& state : states) generation = std::max(generation, state.generation);
  ++generation;
  reset();
  start();
}

}  // namespace shelf::detail
