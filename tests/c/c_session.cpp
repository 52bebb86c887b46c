// The life of widgets through the C interface: the same requests, states and pages as through the C++ one.
#include <nlohmann/json.hpp>
#include <sstream>

#include "c/c_host.hpp"
#include "shelf/session.hpp"
#include "shelf/shelf.hpp"

using namespace shelf;
using namespace shelf::test;
using nlohmann::json;

namespace {

constexpr std::string_view resource =
    "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Nimbus.Network/gateways/gw";
constexpr std::string_view article_id = "5d0a41f2-7c1e-4b6a-9f10-2e6b8c0d7a11";

shelf_context c_context() {
  auto context = make<shelf_context>();
  context.resource_id = c_text(resource);
  context.query = c_text("error 502");
  context.now = 1'900'000'000;
  context.nonce = c_text("n");
  return context;
}

Context cpp_context() {
  Context context;
  context.resource_id = resource;
  context.query = "error 502";
  context.now = 1'900'000'000;
  context.nonce = "n";
  return context;
}

std::vector<json> lines_of(const std::string& text) {
  std::vector<json> out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out.push_back(json::parse(line));
  return out;
}

// The same session twice: what the C one writes has to be what the C++ one returns.
class Twins {
 public:
  Twins()
      : bundle_(std::move(*Bundle::open_memory(std::as_bytes(std::span(own_bundle()))))),
        article_(std::move(*bundle_.article(bundle_.find({.article_id = article_id})->front()))),
        cpp(bundle_, article_, cpp_context()),
        c_bundle_(open_c(own_bundle())),
        c_article(open_c(c_bundle_, ordinal_of(c_bundle_, article_id))) {
    const shelf_context context = c_context();
    REQUIRE(shelf_session_open(c_article, &context, nullptr, c.out(), nullptr) == SHELF_OK);
  }

  void check(std::span<const Request> expected, shelf_status status) {
    REQUIRE(status == SHELF_OK);
    std::string lines;
    for (const Request& request : expected) {
      REQUIRE_FALSE(write_json(request, lines));
      lines += '\n';
    }
    CHECK(out == lines);
    sent = lines_of(out);
    out.clear();
    check_states();
  }

  void check_states() {
    std::string expected, states, page, c_page;
    for (const SlotState& state : cpp.states()) {
      REQUIRE_FALSE(write_json(state, expected, cpp.widgets().find(state.slot)));
      expected += '\n';
    }
    REQUIRE(shelf_session_states(c, append, &states, nullptr) == SHELF_OK);
    CHECK(states == expected);
    CHECK(shelf_session_settled(c) == (cpp.settled() ? 1 : 0));
    std::int64_t due = 0;
    const bool is_due = shelf_session_next_due(c, &due) == 1;
    CHECK(is_due == cpp.next_due().has_value());
    if (is_due) CHECK(due == *cpp.next_due());
    REQUIRE(article_.render_html(page, {.states = cpp.states(), .bundle = &bundle_}));
    auto options = make<shelf_render_options>();
    options.session = c;
    REQUIRE(shelf_render(c_article, SHELF_HTML, &options, append, &c_page, nullptr) == SHELF_OK);
    CHECK(c_page == page);
  }

  [[nodiscard]] json states() const {
    std::string text;
    REQUIRE(shelf_session_states(c, append, &text, nullptr) == SHELF_OK);
    return lines_of(text);
  }

 private:
  Bundle bundle_;
  Article article_;

 public:
  Session cpp;

 private:
  CBundle c_bundle_;

 public:
  CArticle c_article;
  CSession c;
  std::string out;
  std::vector<json> sent;
};

SlotKey key_of(const std::string& text) {
  SlotKey key{};
  std::copy_n(text.begin(), key.size(), key.begin());
  return key;
}

const json* with_kind(const std::vector<json>& requests, std::string_view kind) {
  for (const json& request : requests)
    if (request.at("kind") == kind) return &request;
  return nullptr;
}

}  // namespace

TEST_CASE("a session is started, answered, and shown") {
  Twins both;
  both.check_states();
  both.check(both.cpp.start(1000), shelf_session_start(both.c, 1000, append, &both.out, nullptr));
  const json* const metric = with_kind(both.sent, "metric");
  REQUIRE(metric != nullptr);
  const std::string id = metric->at("requestId");
  const std::string_view body = R"({"value":[{"name":{"value":"HealthyHosts"},"unit":"Count",)"
                                R"("timeseries":[{"data":[{"timeStamp":"2030-03-17T17:00:00Z","average":2}]}]}]})";
  Answer answer;
  answer.request_id = id;
  answer.body = body;
  auto c_answer = make<shelf_answer>();
  c_answer.request_id = c_text(id);
  c_answer.body = c_text(body);
  both.check(both.cpp.answer(answer, 2000), shelf_session_answer(both.c, &c_answer, 2000, append, &both.out, nullptr));
  CHECK(both.states().dump().find("2030-03-17T17:00:00Z") != std::string::npos);

  answer.request_id = c_answer.request_id.data = "no such id";
  c_answer.request_id.size = 10;
  both.check(both.cpp.answer(answer, 2001), shelf_session_answer(both.c, &c_answer, 2001, append, &both.out, nullptr));
}

TEST_CASE("a service that is busy is asked again when it said so") {
  Twins both;
  both.check(both.cpp.start(0), shelf_session_start(both.c, 0, append, &both.out, nullptr));
  const json* const metric = with_kind(both.sent, "metric");
  REQUIRE(metric != nullptr);
  const std::string id = metric->at("requestId");
  Answer answer;
  answer.request_id = id;
  answer.http_status = 429;
  answer.retry_after_s = 7;
  auto c_answer = make<shelf_answer>();
  c_answer.request_id = c_text(id);
  c_answer.http_status = 429;
  c_answer.has_retry_after = 1;
  c_answer.retry_after = 7;
  both.check(both.cpp.answer(answer, 10), shelf_session_answer(both.c, &c_answer, 10, append, &both.out, nullptr));
  std::int64_t due = 0;
  REQUIRE(shelf_session_next_due(both.c, &due) == 1);
  both.check(both.cpp.tick(due), shelf_session_tick(both.c, due, append, &both.out, nullptr));
}

TEST_CASE("questions are asked, answered, cancelled and run again") {
  Twins both;
  both.check(both.cpp.start(0), shelf_session_start(both.c, 0, append, &both.out, nullptr));
  std::string insight;
  for (const json& state : both.states())
    if (state.at("kind") == "insight") insight = state.at("slot");
  REQUIRE(insight.size() == 36);
  const std::vector<NamedText> inputs = {{"backendName", "pool-7"}};
  const shelf_named_text input = {c_text("backendName"), c_text("pool-7")};
  both.check(both.cpp.submit(key_of(insight), inputs, 5),
             shelf_session_submit(both.c, c_text(insight), &input, 1, 5, append, &both.out, nullptr));
  REQUIRE(with_kind(both.sent, "insight") != nullptr);
  CHECK(both.sent.front().dump().find("pool-7") != std::string::npos);
  both.check(both.cpp.cancel(key_of(insight)),
             shelf_session_cancel(both.c, c_text(insight), append, &both.out, nullptr));
  both.check(both.cpp.run(key_of(insight), 9),
             shelf_session_run(both.c, c_text(insight), 9, append, &both.out, nullptr));
}

TEST_CASE("another resource, no connection, a whole solution") {
  Twins both;
  both.check(both.cpp.start(0), shelf_session_start(both.c, 0, append, &both.out, nullptr));
  Context other = cpp_context();
  other.resource_id += "2";
  auto c_other = c_context();
  c_other.resource_id = c_text(other.resource_id);
  both.check(both.cpp.set_context(other, 5),
             shelf_session_set_context(both.c, &c_other, 5, append, &both.out, nullptr));
  both.cpp.set_offline(true);
  REQUIRE(shelf_session_set_offline(both.c, 1, nullptr) == SHELF_OK);
  both.check_states();
  both.cpp.set_offline(false);
  REQUIRE(shelf_session_set_offline(both.c, 0, nullptr) == SHELF_OK);
  const std::string_view solution =
      R"({"properties":{"replacementMaps":{"troubleshooters":[{"replacementKey":"<!--none-->",)"
      R"("solutionId":"guide","title":"Guide"}]}}})";
  std::string expected;
  REQUIRE_FALSE(write_json(both.cpp.merge(solution), expected));
  REQUIRE(shelf_session_merge(both.c, c_text(solution), append, &both.out, nullptr) == SHELF_OK);
  CHECK(both.out == expected + "\n");
  CHECK(both.out.find("\"unmatched\":[{") != std::string::npos);
  both.check_states();
}

TEST_CASE("options of a session are read; words of a language are kept by it") {
  const CBundle bundle = open_c(own_bundle());
  const CArticle article = open_c(bundle, ordinal_of(bundle, article_id));
  CSession session;
  auto options = make<shelf_session_options>();
  options.max_in_flight = 1;
  {
    std::string word = "Wartet";
    const shelf_named_text pending = {c_text("pending"), c_text(word)};
    options.messages = &pending;
    options.message_count = 1;
    const shelf_context context = c_context();
    REQUIRE(shelf_session_open(article, &context, &options, session.out(), nullptr) == SHELF_OK);
    word = "gone..";
  }
  std::string sent;
  REQUIRE(shelf_session_start(session, 0, append, &sent, nullptr) == SHELF_OK);
  std::size_t requests = 0;
  for (const json& request : lines_of(sent)) requests += request.at("action") == "http" ? 1 : 0;
  CHECK(requests == 1);
}
