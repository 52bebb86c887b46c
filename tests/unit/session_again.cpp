// What is asked again is another request: an answer to the one before is not taken for its own.
#include "support/fake_host.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

const std::string not_enough = R"({"provisioningState":"Succeeded","diagnostics":[{"solutionId":"FirstSymptom",
  "status":"MissingInputs","requiredParameters":["TankId"]}]})";

}  // namespace

TEST_CASE("asked again: after a time offline, by start and by the user") {
  for (const bool by_user : {false, true}) {
    CAPTURE(by_user);
    FakeHost host({article_text(check_widget)});
    host.start();
    REQUIRE(host.sent.size() == 1);
    host.session.set_offline(true);
    host.session.set_offline(false);
    by_user ? host.run(0) : host.start();
    REQUIRE(host.sent.size() == 2);
    CHECK(host.sent[1].id != host.sent[0].id);
    CHECK(host.sent[1].path != host.sent[0].path);
    CHECK(host.sent[1].generation == host.sent[0].generation + 1);
    CHECK(host.state(0).generation == host.sent[1].generation);
    host.answer(host.sent[0], "", 403);
    CHECK(host.at(0) == State::Running);
    host.answer(host.sent[1], "", 403);
    CHECK(host.at(0) == State::Failed);
  }
}

TEST_CASE("asked again: each time that the inputs were not enough") {
  FakeHost host({article_text(check_widget)});
  host.start();
  for (std::size_t i = 0; i < 3; ++i) {
    REQUIRE(host.sent.size() == i + 1);
    for (std::size_t before = 0; before < i; ++before) CHECK(host.sent[i].id != host.sent[before].id);
    host.answer(host.sent[i], not_enough);
    REQUIRE(host.at(0) == State::NeedsInput);
    const std::vector<NamedText> inputs = {{"TankId", "7"}};
    host.submit(0, inputs);
  }
  CHECK(host.at(0) == State::Running);
}
