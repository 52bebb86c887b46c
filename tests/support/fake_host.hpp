// A host in simulated time: keeps what it is asked to send, answers when the test says so.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shelf/session.hpp"
#include "shelfc/compile.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"

namespace shelf::test {

// What a request said, after its views have gone.
struct SentRequest {
  std::string id, path, body, metric_names, search;
  Method method = Method::Get;
  Action action = Action::Http;
  WidgetKind kind = WidgetKind::Unknown;
  std::uint32_t generation = 0;
  std::vector<SlotKey> covers;
  std::vector<std::string> parameters;  // that the host is asked for

  explicit SentRequest(const Request& request)
      : id(request.request_id),
        path(request.http.path),
        body(request.http.body),
        search(request.search.query),
        method(request.http.method),
        action(request.action),
        kind(request.kind),
        generation(request.generation),
        covers(request.covers.begin(), request.covers.end()),
        parameters(request.input.parameters.begin(), request.input.parameters.end()) {
    for (const auto& [name, value] : request.http.query)
      if (name == "metricnames") metric_names = value;
  }
};

inline std::string compile_articles(const std::vector<std::string>& texts) {
  const Folder folder;
  for (std::size_t i = 0; i < texts.size(); ++i) folder.put(std::to_string(i) + ".md", texts[i]);
  compiler::Options options;
  options.sources = {folder.path().string()};
  options.threads = 1;
  auto result = compiler::compile(options);
  INFO((result.diagnostics.empty() ? std::string() : result.diagnostics.front().message));
  REQUIRE(result.errors == 0);
  return std::move(result.bundle);
}

inline Context gateway_context() {
  Context context;
  context.resource_id =
      "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Nimbus.Network/gateways/gw";
  context.topic = "7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c04";
  context.query = "error 502";
  context.now = 1'900'000'000;
  context.nonce = "n";
  return context;
}

class FakeHost {
 public:
  explicit FakeHost(const std::vector<std::string>& articles, std::string_view id = "main",
                    Context context = gateway_context(), const SessionOptions& options = {})
      : bytes_(compile_articles(articles)),
        bundle_(open(bytes_)),
        article_(find(bundle_, id)),
        session(bundle_, article_, std::move(context), options) {}

  void start() { keep(session.start(now)); }
  void run(std::size_t slot) { keep(session.run(key(slot), now)); }
  void submit(std::size_t slot, const std::vector<NamedText>& inputs) { keep(session.submit(key(slot), inputs, now)); }
  void tick() { keep(session.tick(now)); }
  void set_context(Context context) { keep(session.set_context(std::move(context), now)); }
  // To the next deadline or poll; false: there is none.
  bool wait() {
    const auto due = session.next_due();
    if (!due) return false;
    now = std::max(now, *due);
    tick();
    return true;
  }
  void answer(const SentRequest& request, std::string_view body, int status = 200,
              std::optional<std::uint32_t> retry_after_s = {}) {
    Answer answer;
    answer.request_id = request.id;
    answer.http_status = status;
    answer.retry_after_s = retry_after_s;
    answer.body = body;
    keep(session.answer(answer, now));
  }
  void fail(const SentRequest& request, Outcome outcome) {
    Answer answer;
    answer.request_id = request.id;
    answer.outcome = outcome;
    keep(session.answer(answer, now));
  }

  [[nodiscard]] const Article& article() const { return article_; }
  [[nodiscard]] const SlotState& state(std::size_t slot) const { return session.states()[slot]; }
  [[nodiscard]] State at(std::size_t slot) const { return state(slot).state; }
  [[nodiscard]] SlotKey key(std::size_t slot) const { return session.states()[slot].slot; }
  // The last request of a kind. Copied: the list grows.
  [[nodiscard]] SentRequest last(WidgetKind kind) const {
    for (std::size_t i = sent.size(); i-- > 0;)
      if (sent[i].kind == kind) return sent[i];
    FAIL("no such request was sent");
    return sent.front();
  }
  [[nodiscard]] std::size_t count(WidgetKind kind) const {
    std::size_t found = 0;
    for (const auto& request : sent) found += request.kind == kind;
    return found;
  }

 private:
  static Bundle open(const std::string& bytes) {
    auto bundle = Bundle::open_memory(std::as_bytes(std::span(bytes)));
    REQUIRE(bundle);
    return std::move(*bundle);
  }
  static Article find(const Bundle& bundle, std::string_view id) {
    Query query;
    query.article_id = id;
    const auto hits = bundle.find(query);
    REQUIRE(hits);
    REQUIRE_FALSE(hits->empty());
    auto article = bundle.article(hits->front());
    REQUIRE(article);
    return std::move(*article);
  }
  void keep(std::span<const Request> requests) {
    for (const Request& request : requests) sent.emplace_back(request);
  }

  std::string bytes_;
  Bundle bundle_;
  Article article_;

 public:
  Session session;
  Millis now = 0;
  std::vector<SentRequest> sent;
};

// An article of the given body.
inline std::string article_text(std::string_view body, std::string_view id = "main", std::string_view title = "Main") {
  std::string text = "<properties\n  pageTitle=\"";
  text.append(title).append("\"\n  articleId=\"").append(id);
  text.append(
      "\"\n  selfHelpType=\"Apollo\"\n  supportTopicIds=\"7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c04\"\n"
      "  productPesIds=\"20101\"\n  cloudEnvironments=\"public\"\n  ownershipId=\"Tests\" />\n# ");
  return text.append(title).append("\n\n").append(body);
}

inline constexpr std::string_view check_widget =
    "<insight>\n  <symptomId>FirstSymptom,SecondSymptom</symptomId>\n  <executionText>Looking</executionText>\n"
    "  <timeoutText>That took too long</timeoutText>\n  <noResultText>All is well</noResultText>\n"
    "  <maxInsightCount>2</maxInsightCount>\n</insight>\n\n";
inline constexpr std::string_view other_check_widget =
    "<insight>\n  <symptomId>ThirdSymptom</symptomId>\n  <executionText>Looking again</executionText>\n"
    "  <timeoutText>Slow</timeoutText>\n  <noResultText>Nothing there</noResultText>\n</insight>\n\n";
inline constexpr std::string_view two_metrics =
    "<metric>\n  <name>Inflow</name>\n  <title>Flow in</title>\n  <aggregationType>Avg</aggregationType>\n"
    "  <timeSpanDuration>3d</timeSpanDuration>\n</metric>\n\n<metric>\n  <name>Outflow</name>\n"
    "  <title>Flow out</title>\n  <aggregationType>Avg</aggregationType>\n"
    "  <timeSpanDuration>3d</timeSpanDuration>\n</metric>\n\n";
inline constexpr std::string_view search_widget = "<azureKB>\n</azureKB>\n\n";

// One entry of `diagnostics`; findings as JSON objects.
inline std::string diagnostic(std::string_view id, std::string_view status, std::string_view findings = "",
                              std::string_view details = "") {
  std::string text = "{\"solutionId\":\"";
  text.append(id).append("\",\"status\":\"").append(status).append("\",\"statusDetails\":\"").append(details);
  return text.append("\",\"insights\":[").append(findings).append("]}");
}
inline std::string diagnostics(std::string_view state, std::string_view entries) {
  std::string text = "{\"properties\":{\"provisioningState\":\"";
  return text.append(state).append("\",\"diagnostics\":[").append(entries).append("]}}");
}
inline std::string finding(std::string_view title, std::string_view level = "Critical", std::string_view id = "x") {
  std::string text = "{\"id\":\"";
  text.append(id).append("\",\"title\":\"").append(title).append("\",\"importanceLevel\":\"").append(level);
  return text.append("\",\"results\":\"<p>Text of ").append(title).append("</p>\"}");
}

inline std::string both(std::string_view one, std::string_view two) { return std::string(one).append(two); }

// A session about one article.
inline FakeHost host_of(std::string_view body, const SessionOptions& options = {}) {
  return FakeHost({article_text(body)}, "main", gateway_context(), options);
}

// A metric of an answer; its points are JSON.
inline std::string metric_value(std::string_view name, std::string_view points) {
  std::string text = "{\"name\":{\"value\":\"";
  return text.append(name).append("\"},\"unit\":\"Count\",\"timeseries\":[{\"data\":[").append(points).append("]}]}");
}
inline constexpr std::string_view point = R"({"timeStamp":"2030-01-01T00:00:00Z","average":2})";
inline constexpr std::string_view gap = R"({"timeStamp":"2030-01-01T00:15:00Z"})";

}  // namespace shelf::test
