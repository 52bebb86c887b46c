// Random walks: whatever a host does, in whatever order, some things always hold.
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "support/fake_host.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

const std::vector<std::string>& bodies() {
  static const std::vector<std::string> all = {
      "",
      "{}",
      "no JSON",
      "[]",
      R"({"value":[]})",
      R"({"value":[{"name":{"value":"Inflow"},"timeseries":[{"data":[{"average":1}]}]}]})",
      R"({"value":[{"title":"A page","link":"https://a.example/"}]})",
      diagnostics("Running", diagnostic("FirstSymptom", "Running")),
      diagnostics("PartialComplete", diagnostic("ThirdSymptom", "Succeeded", finding("f"))),
      diagnostics("Succeeded", diagnostic("FirstSymptom", "Failed", "", "That took too long")),
      diagnostics("Succeeded", diagnostic("SecondSymptom", "MissingInputs")),
      R"({"properties":{"solutionId":"s","content":"c","replacementMaps":{"diagnostics":[{"solutionId":"ThirdSymptom",
        "status":"Succeeded"}],"troubleshooters":[{"solutionId":"g"}]}}})"};
  return all;
}

class Walk {
 public:
  explicit Walk(std::uint32_t seed)
      : random_(seed), host_({article_text(body())}, "main", gateway_context(), options()) {}

  void go(int steps) {
    for (int i = 0; i < steps; ++i) {
      const std::size_t before = host_.sent.size();
      const auto was = states_now();
      step();
      check(before, was);
    }
  }

 private:
  static std::string body() {
    return std::string(check_widget)
        .append(other_check_widget)
        .append(two_metrics)
        .append(search_widget)
        .append("[Open](button-data-blade:Nimbus_Network.HealthBlade.id.$resourceId)\n");
  }
  static SessionOptions options() {
    SessionOptions out;
    out.max_in_flight = 2;
    return out;
  }
  std::size_t pick(std::size_t count) { return random_() % count; }
  std::size_t slot() { return pick(host_.session.states().size()); }

  std::vector<State> states_now() const {
    std::vector<State> out;
    for (const auto& state : host_.session.states()) out.push_back(state.state);
    return out;
  }

  void answer() {
    if (host_.sent.empty()) return;
    const std::size_t back = std::min<std::size_t>(host_.sent.size(), 5);
    const SentRequest request = host_.sent[host_.sent.size() - 1 - pick(back)];
    static constexpr int statuses[] = {200, 200, 200, 200, 202, 204, 400, 403, 429, 503};
    if (pick(6) == 0) return host_.fail(request, static_cast<Outcome>(pick(6)));
    const std::string& body = bodies()[pick(bodies().size())];  // in this order, whoever compiles it
    const int status = statuses[pick(10)];
    host_.answer(request, body, status);
  }

  void step() {
    switch (pick(14)) {
      case 0:
        return host_.start();
      case 1:
        return host_.run(slot());
      case 2:
        return host_.submit(slot(), {{"a", "b"}});
      case 3:
        (void)host_.session.cancel(host_.key(slot()));
        return;
      case 4:
        if (pick(8) == 0) host_.session.set_offline(pick(2) == 0);
        return;
      case 5: {
        if (pick(8) != 0) return;
        Context context = gateway_context();
        if (pick(3) == 0) context.resource_id.clear();
        return host_.set_context(context);
      }
      case 6:
        host_.session.merge(bodies()[pick(bodies().size())]);
        return;
      case 7:
      case 8:
        host_.now += static_cast<Millis>(pick(20'000));
        return host_.tick();
      case 9:
      case 10:
        host_.wait();
        return;
      default:
        return answer();
    }
  }

  void check(std::size_t before, const std::vector<State>& was) {
    std::size_t sent = 0;
    for (std::size_t i = before; i < host_.sent.size(); ++i) {
      const SentRequest& request = host_.sent[i];
      if (request.action != Action::Http && request.action != Action::KbSearch) continue;
      CHECK(++sent <= 2);
      CHECK_FALSE(request.covers.empty());
      for (const SlotKey& key : request.covers) CHECK(host_.session.state(key)->state == State::Running);
      CHECK(ids_.insert(request.id).second);  // no id twice
    }
    const auto& session = host_.session;
    for (const SlotState& state : session.states()) {
      if (state.state != State::Idle) CHECK_FALSE(state.text.empty());
      CHECK((state.state == State::Failed || state.cause == Cause::None));
      auto& generation = generations_[std::string(text(state.slot))];
      CHECK(state.generation >= generation);
      generation = state.generation;
    }
    if (session.settled()) CHECK_FALSE(session.next_due());
    if (!session.settled()) CHECK(session.next_due());
    CHECK(states_now().size() >= std::min(was.size(), session.widgets().size()));
  }

  std::mt19937 random_;
  FakeHost host_;
  std::set<std::string> ids_;
  std::map<std::string, std::uint32_t> generations_;
};

}  // namespace

TEST_CASE("session: random walks keep what always holds") {
  const char* const more = std::getenv("SHELF_WALKS");
  const std::uint32_t walks = more == nullptr ? 60 : static_cast<std::uint32_t>(std::strtoul(more, nullptr, 10));
  for (std::uint32_t seed = 1; seed <= walks; ++seed) {
    CAPTURE(seed);
    Walk(seed).go(120);
  }
}
