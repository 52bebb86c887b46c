// Guided steps: made with PUT, read with GET, moved with POST continue, restart and end. The service's own resource
// remembers where it stands.
#include <algorithm>
#include <utility>

#include "context/encode.hpp"
#include "context/resolve.hpp"
#include "live/json_value.hpp"
#include "live/session_core.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

constexpr std::string_view api_version = "2024-03-01-preview";
constexpr std::size_t max_name_bytes = 100;  // of a resource: the service's limit

std::string dump(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

// GUID of 32 hex digits.
std::string dashed(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) out += '-';
    out += digits[i];
  }
  return out;
}

bool is_resource_name(std::string_view text) noexcept {
  constexpr std::string_view others = "-+@()_";
  return !text.empty() && text.size() <= max_name_bytes && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           others.find(c) != std::string_view::npos;
  });
}

std::string_view answer_of(const SlotLife& life, std::string_view question) noexcept {
  for (const auto& [input, value] : life.inputs)
    if (input == question) return value;
  return {};
}

Json responses_of(const TroubleshooterStep& step, const SlotLife& life) {
  Json list = Json::array();
  for (const StepInput& input : step.inputs) {
    const std::string_view value = answer_of(life, input.id);
    if (!value.empty()) list.push_back({{"questionId", input.id}, {"questionType", input.type}, {"response", value}});
  }
  return list;
}

}  // namespace

// The request that makes it; nothing without a resource.
std::unique_ptr<Job> SessionCore::make_troubleshooter(SlotIndex slot) {
  ResolvedContext resolved;
  resolve(context, resolved);
  if (!resolved.has(Variable::ResourceId)) return nullptr;
  const std::string life = std::to_string(states[slot].generation) + ' ' + std::to_string(lives[slot].steps_posted);
  const std::string id = hash_id(context.nonce, std::string(text(states[slot].slot)).append(life));
  std::string& path = lives[slot].troubleshooter_path;
  path.assign(resolved.resource_path).append("/providers/Microsoft.Help/troubleshooters/").append(dashed(id));
  const std::string body = dump(
      {{"properties",
        {{"solutionId", lives[slot].solution_id}, {"parameters", {{"ResourceUri", resolved[Variable::ResourceId]}}}}}});
  const NamedText query[] = {{"api-version", api_version}};
  Request request;
  request.request_id = id;
  request.generation = states[slot].generation;
  request.kind = WidgetKind::Troubleshooter;
  request.trigger = Trigger::User;
  request.http = {Method::Put, path, query, body};
  request.poll = default_poll;
  return std::make_unique<Job>(request);
}

void SessionCore::queue_step(SlotIndex slot, std::unique_ptr<Job> job) {
  auto steps = std::move(states[slot].steps);
  change(slot, is_final(states[slot].state) ? Event::Retry : Event::Queue);
  states[slot].steps = std::move(steps);
  job->request.set_generation(states[slot].generation);
  job->slots = {slot};
  jobs.push_back(std::move(job));
}

// A step of one that is there.
void SessionCore::post_step(SlotIndex slot, std::string_view verb, std::string body) {
  const std::string base = lives[slot].troubleshooter_path;
  auto job = make_troubleshooter(slot);
  lives[slot].troubleshooter_path = base;
  if (!job) return;
  job->request.set_path(base + "/" + std::string(verb));
  job->request.set_body(Method::Post, std::move(body));
  job->request.rename(std::string(verb) + std::to_string(++lives[slot].steps_posted));
  queue_step(slot, std::move(job));
}

// The service may forget it: nothing waits for the answer.
void SessionCore::end_troubleshooter(SlotIndex slot) {
  const std::string path = std::exchange(lives[slot].troubleshooter_path, {});
  const auto job = path.empty() ? nullptr : make_troubleshooter(slot);
  lives[slot].troubleshooter_path.clear();
  if (!job) return;
  job->request.set_path(path + "/end");
  job->request.set_body(Method::Post, {});
  job->request.rename("end");
  ++lives[slot].steps_posted;  // what runs next is another one
  refer(job->request.get());
}

void SessionCore::run_troubleshooter(SlotIndex slot) {
  SlotLife& life = lives[slot];
  leave_job(slot);
  drop_finished();
  states[slot].steps.clear();
  if (!life.troubleshooter_path.empty()) {
    if (is_final(states[slot].state)) change(slot, Event::Retry);
    post_step(slot, "restart", {});
    return;
  }
  auto job = make_troubleshooter(slot);
  if (job) return queue_step(slot, std::move(job));
  const std::string_view resource[] = {name(Variable::ResourceId)};
  lack({&slot, 1}, Event::LackContext, resource);
}

void SessionCore::submit_step(SlotIndex slot) {
  SlotState& state = states[slot];
  if (state.state != State::NeedsInput || state.steps.empty() || lives[slot].troubleshooter_path.empty()) return;
  const TroubleshooterStep& step = state.steps.back();
  std::vector<std::string> missing;
  for (const StepInput& input : step.inputs) {
    const std::string_view value = answer_of(lives[slot], input.id);
    const bool too_long = input.max_length != 0 && value.size() > std::size_t{input.max_length} * 4;  // bytes
    if ((input.required && value.empty()) || too_long) missing.push_back(input.id);
  }
  state.missing = std::move(missing);
  if (!state.missing.empty()) return;
  post_step(slot, "continue", dump({{"stepId", step.id}, {"responses", responses_of(step, lives[slot])}}));
}

void SessionCore::take_step(Job& job, const Answer& answer) {
  if (job.slots.empty()) return;
  SlotLife& life = lives[job.slots.front()];
  const bool late = job.phase == Job::Phase::Expired;
  TroubleshooterAnswer read;
  if (answer.body.find_first_not_of(" \t\r\n") != std::string_view::npos) {
    read = read_troubleshooter(answer.body);
    if (!read.readable && answer.http_status != 202) return settle_all(job, Verdict::failed(Cause::BadAnswer));
  }
  if (is_resource_name(read.restarted_as)) {  // the old name is dead
    life.troubleshooter_path.resize(life.troubleshooter_path.rfind('/') + 1);
    life.troubleshooter_path += read.restarted_as;
  }
  const bool posted = job.request.get().http.method == Method::Post;
  job.request.set_path(life.troubleshooter_path);
  if (!posted && read.readable) settle_all(job, judge(std::move(read)));
  if (!late && !job.slots.empty()) poll_later(job, answer.retry_after_s);
}

}  // namespace shelf::detail
