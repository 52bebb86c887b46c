// Guided steps of a service: their states, their answers, and names that a service may not give.
#include "support/fake_host.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

constexpr std::size_t guide = 1;  // behind the check of the article

FakeHost host_with_guide(Context context = gateway_context()) {
  FakeHost host({article_text(check_widget)}, "main", std::move(context));
  host.session.merge(R"({"properties":{"solutionId":"s","provisioningState":"Succeeded","content":"c",
    "replacementMaps":{"troubleshooters":[{"solutionId":"guid","title":"Guide","replacementKey":"<!--t-->"}]}}})");
  REQUIRE(host.session.states().size() == 2);
  return host;
}

std::string steps(std::string_view state, std::string_view entries) {
  return R"({"properties":{"provisioningState":")" + std::string(state) + R"(","steps":[)" + std::string(entries) +
         "]}}";
}

// Made, and answered `body` when it is read for the first time.
FakeHost running(std::string_view body, int status = 200) {
  FakeHost host = host_with_guide();
  host.run(guide);
  host.answer(host.sent.back(), "", 201);
  REQUIRE(host.wait());
  host.answer(host.sent.back(), body, status);
  return host;
}

const std::string two_questions = steps("Succeeded", R"({"id":"s1","inputs":[
  {"questionId":"first","questionType":"TextInput","responseValidationProperties":{"maxLength":"3"}},
  {"questionId":"second","questionType":"DropDown","responseValidationProperties":{"isRequired":"false"}}]})");

}  // namespace

TEST_CASE("troubleshooter: without a resource it asks for one and sends nothing") {
  Context context = gateway_context();
  context.resource_id.clear();
  FakeHost host = host_with_guide(std::move(context));
  host.run(guide);
  CHECK(host.at(guide) == State::NeedsContext);
  CHECK(host.state(guide).missing == std::vector<std::string>{"resourceId"});
  CHECK(host.count(WidgetKind::Troubleshooter) == 0);
}

TEST_CASE("troubleshooter: the state of its resource is its own") {
  CHECK(running(steps("Failed", R"({"id":"s"})")).at(guide) == State::Failed);
  CHECK(running(steps("Canceled", R"({"id":"s"})")).at(guide) == State::Canceled);
  CHECK(running(steps("Succeeded", "")).at(guide) == State::Empty);
  FakeHost host = running(steps("Running", two_questions));
  CHECK(host.at(guide) == State::Running);
  CHECK(host.wait());  // it is read again
  CHECK(host.sent.back().method == Method::Get);
}

TEST_CASE("troubleshooter: an answer that cannot be read is a failure, unless it is on its way") {
  FakeHost bad = running("no JSON");
  CHECK(bad.at(guide) == State::Failed);
  CHECK(bad.state(guide).cause == Cause::BadAnswer);
  FakeHost accepted = running("accepted", 202);
  CHECK(accepted.at(guide) == State::Running);
  FakeHost blank = running(" \r\n\t");
  CHECK(blank.at(guide) == State::Running);
}

TEST_CASE("troubleshooter: answers go to the questions that they belong to") {
  FakeHost host = running(two_questions);
  REQUIRE(host.at(guide) == State::NeedsInput);
  host.submit(guide, {{"second", "x"}});  // the first one is required
  CHECK(host.state(guide).missing == std::vector<std::string>{"first"});
  host.submit(guide, {{"first", std::string(13, 'a')}});  // at most three characters, of four bytes at most
  CHECK(host.state(guide).missing == std::vector<std::string>{"first"});
  const std::size_t sent = host.sent.size();
  SECTION("in the order of the questions") {
    host.submit(guide, {{"second", "x"}, {"first", "abc"}});
    REQUIRE(host.sent.size() == sent + 1);
    CHECK(host.sent.back().body ==
          R"({"responses":[{"questionId":"first","questionType":"TextInput","response":"abc"},)"
          R"({"questionId":"second","questionType":"DropDown","response":"x"}],"stepId":"s1"})");
  }
  SECTION("one that is not answered this time is left out") {
    host.submit(guide, {{"first", "abc"}});
    REQUIRE(host.sent.size() == sent + 1);
    CHECK(host.sent.back().body ==
          R"({"responses":[{"questionId":"first","questionType":"TextInput","response":"abc"}],"stepId":"s1"})");
    host.submit(guide, {{"first", "abd"}});  // while it works there is no question
    CHECK(host.sent.size() == sent + 1);
  }
}

TEST_CASE("troubleshooter: it can be begun anew before it has ended") {
  FakeHost host = running(two_questions);
  const std::string path = host.sent.back().path;
  host.run(guide);
  CHECK(host.sent.back().path == path + "/restart");
  CHECK(host.at(guide) == State::Running);
  CHECK(host.state(guide).steps.empty());
}

TEST_CASE("troubleshooter: a new name may not lead anywhere else") {
  const auto read_after = [](const std::string& name) {
    FakeHost host = running(two_questions);
    const std::string path = host.sent.back().path;
    host.run(guide);
    host.answer(host.sent.back(), R"({"troubleshooterResourceName":")" + name + "\"}");
    REQUIRE(host.wait());
    const std::string folder = path.substr(0, path.rfind('/') + 1);
    REQUIRE(host.sent.back().path.substr(0, folder.size()) == folder);
    return host.sent.back().path == path ? "(as before)" : host.sent.back().path.substr(folder.size());
  };
  CHECK(read_after("Az-09+@()_") == "Az-09+@()_");
  CHECK(read_after(std::string(100, 'n')) == std::string(100, 'n'));
  for (const std::string& name : {std::string("../other"), std::string("a/b"), std::string("a?b"), std::string("a%2fb"),
                                  std::string("a.b"), std::string("a b"), std::string("\\u00e9"), std::string("[a]"),
                                  std::string("{a}"), std::string(), std::string(101, 'n')}) {
    CAPTURE(name);
    CHECK(read_after(name) == "(as before)");
  }
}

TEST_CASE("check: what a service's error is the cause of") {
  const auto cause_of = [](std::string_view error) {
    FakeHost host({article_text(other_check_widget)});
    host.start();
    host.answer(host.sent.back(),
                diagnostics("Succeeded",
                            R"({"solutionId":"ThirdSymptom","status":"Failed","error":{)" + std::string(error) + "}}"));
    REQUIRE(host.at(0) == State::Failed);
    return host.state(0).cause;
  };
  CHECK(cause_of(R"("code":"Forbidden")") == Cause::NoAccess);
  CHECK(cause_of(R"("code":"unauthorized")") == Cause::NoAccess);
  CHECK(cause_of(R"("code":"LinkedAuthorizationFailed")") == Cause::NoAccess);
  CHECK(cause_of(R"("code":"TooManyRequests")") == Cause::Throttled);
  CHECK(cause_of(R"("code":"x","type":"Throttling")") == Cause::Throttled);
  CHECK(cause_of(R"("code":"ResourceNotFound")") == Cause::NotFound);
  CHECK(cause_of(R"("code":"InternalServerError")") == Cause::Server);
  CHECK(cause_of(R"("code":"Odd")") == Cause::None);
}

TEST_CASE("check: the words of a service for its ends, in any spelling") {
  const auto ends = [](std::string_view status) {
    FakeHost host({article_text(other_check_widget)});
    host.start();
    host.answer(host.sent.back(), diagnostics("Succeeded", diagnostic("ThirdSymptom", status)));
    return host.at(0);
  };
  for (const char* status : {"Timeout", "TIMEDOUT"}) CHECK(ends(status) == State::TimedOut);
  for (const char* status : {"Failed", "Canceled", "cancelled"}) CHECK(ends(status) == State::Failed);
  CHECK(ends("Succeeded") == State::Empty);
}

TEST_CASE("check: with only critical findings asked for, others are counted") {
  SessionOptions options;
  options.critical_only = true;
  FakeHost host({article_text(check_widget)}, "main", gateway_context(), options);
  host.start();
  const std::string both = finding("w", "Warning") + "," + finding("c", "Critical");
  host.answer(host.sent.back(), diagnostics("Succeeded", diagnostic("FirstSymptom", "Succeeded", both)));
  REQUIRE(host.state(0).findings.size() == 1);
  CHECK(host.state(0).findings[0].title == "c");
  CHECK(host.state(0).more == 1);
}
