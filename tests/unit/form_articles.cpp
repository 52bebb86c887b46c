// The forms among the articles, filled in as people would.
#include "support/compiled_form.hpp"

using namespace shelf::test;

namespace {
const std::string scoping = std::string(SHELF_ARTICLES) + "/scoping";
}

TEST_CASE("form of the gateway: a certificate warning asks for listener and rule") {
  CompiledForm form(scoping, "scoping-gateway");
  CHECK(form.shown() == "symptom* problem_start_time* problem_description*");
  CHECK(form.problems() ==
        "symptom: an answer is needed; problem_start_time: an answer is needed; "
        "problem_description: an answer is needed");
  CHECK(form.parameters().empty());

  form.answer("symptom", {"certificate"});
  CHECK(form.shown() == "symptom* problem_start_time* listener rule problem_description*");
  form.answer("listener", {"shop.nimbus.example"});
  form.answer("rule", {"to-the-shop"});
  form.answer("problem_start_time", {"2026-02-27T08:30"});
  form.answer("problem_description", {"The certificate of another shop is shown."});
  CHECK(form.problems().empty());
  CHECK(form.parameters() ==
        "symptom=certificate; problem_start_time=2026-02-27T08:30; listener=shop.nimbus.example; rule=to-the-shop; "
        "problem_description=The certificate of another shop is shown.");
}

TEST_CASE("form of the gateway: another symptom hides the listener but keeps its answer") {
  CompiledForm form(scoping, "scoping-gateway");
  form.answer("symptom", {"certificate"});
  form.answer("listener", {"dont_know_answer"});
  CHECK(form.shown() == "symptom* problem_start_time* listener problem_description*");
  form.answer("symptom", {"slow"});
  CHECK(form.shown() == "symptom* problem_start_time* hint_slow problem_description*");
  CHECK(form.parameters() == "symptom=slow");
  form.answer("symptom", {"certificate"});
  CHECK(form.parameters() == "symptom=certificate; listener=dont_know_answer");
  form.answer("symptom", {"noise"});
  CHECK(form.problems() ==
        "symptom: choose one of the options; problem_start_time: an answer is needed; "
        "problem_description: an answer is needed");
}

TEST_CASE("form of the machine: several failures, a version that is checked") {
  CompiledForm form(scoping, "scoping-machine");
  CHECK(form.shown() == "system* what_failed* problem_start_time* problem_description*");
  form.answer("system", {"linux"});
  CHECK(form.shown() == "system* kernel what_failed* problem_start_time* problem_description*");
  form.answer("kernel", {"newest"});
  form.answer("what_failed", {"start", "disk"});
  CHECK(form.shown() == "system* kernel what_failed* disk_count problem_start_time* problem_description*");
  form.answer("disk_count", {"two"});
  form.answer("problem_start_time", {"2026-02-30"});
  form.answer("problem_description", {"It does not start."});
  CHECK(form.problems() ==
        "kernel: Enter a version such as 6.1.0; disk_count: a number is needed, such as 12 or 0.5; "
        "problem_start_time: a date is needed, such as 2026-02-28 or 2026-02-28T14:05");

  form.answer("kernel", {"6.1.0"});
  form.answer("disk_count", {"2"});
  form.answer("problem_start_time", {"2026-02-27"});
  CHECK(form.problems().empty());
  CHECK(form.parameters() ==
        "system=linux; kernel=6.1.0; what_failed=start,disk; disk_count=2; problem_start_time=2026-02-27; "
        "problem_description=It does not start.");

  form.answer("system", {"windows"});
  form.answer("what_failed", {"connect"});
  CHECK(form.parameters() ==
        "system=windows; what_failed=connect; problem_start_time=2026-02-27; problem_description=It does not start.");
}

TEST_CASE("form without a machine: a note and one question") {
  CompiledForm form(scoping, "scoping-machine-general");
  CHECK(form.shown() == "note problem_description*");
  CHECK(form->questions()[0].info == "Choose a machine to get its checks.");
  CHECK(form->questions()[1].additional_details);
  form.answer("problem_description", {"Which size do I need?"});
  CHECK(form.problems().empty());
  CHECK(form.parameters() == "problem_description=Which size do I need?");
}
