// What the service's answers mean, in the forms in which they are served.
#include <string>

#include "live/answers.hpp"
#include "live/json_value.hpp"
#include "support/catch.hpp"

using namespace shelf;
using namespace shelf::detail;

TEST_CASE("read_diagnostics: a resource with a finding, an error and a running check") {
  const auto answer = read_diagnostics(R"({"id": "/x", "properties": {"acceptedAt": "now",
    "ProvisioningState": "PartialComplete", "insights": [{"solutionId": "PumpStalled"}], "diagnostics": [
      {"solutionId": "PumpStalled", "status": "Succeeded", "replacementKey": "<!--k-->", "newMember": [1],
       "estimatedCompletionTime": "4", "requiredParameters": ["TankId", 7, ""],
       "statusDetails": "<p>looked at <b>2</b> pumps</p>", "insights": [
         {"id": "pump-stalled", "title": "A pump <i>stalled</i>", "importanceLevel": "critical",
          "results": "<p onclick='x'>Pump 7</p><!--$A-->b<!--/$A-->"},
         {"id": "x", "importanceLevel": "Severe"}, {}, null, 5]},
      {"solutionId": "TankEmpty", "status": "Failed",
       "error": {"code": 404, "type": "TransientError", "message": "no\u001b tank", "details": []}},
      {"solutionId": "ValveStuck", "status": "Running", "insights": null}, "x", null]}})");
  REQUIRE(answer.readable);
  CHECK(answer.provisioning_state == "PartialComplete");
  REQUIRE(answer.diagnostics.size() == 3);
  const DiagnosticAnswer& first = answer.diagnostics[0];
  CHECK(first.solution_id == "PumpStalled");
  CHECK(first.status == "Succeeded");
  CHECK(first.status_details == "looked at 2 pumps");
  CHECK(first.replacement_key == "<!--k-->");
  CHECK(first.estimated_minutes == 4);
  CHECK(first.required_parameters == std::vector<std::string>{"TankId"});
  REQUIRE(first.findings.size() == 2);
  CHECK(first.findings[0].title == "A pump stalled");
  CHECK(first.findings[0].severity == Severity::Critical);
  CHECK(first.findings[0].severity_text.empty());
  CHECK(first.findings[0].html == "<p>Pump 7</p>b");
  CHECK(first.findings[0].text == "Pump 7\nb");
  CHECK(first.findings[1].severity == Severity::Other);
  CHECK(first.findings[1].severity_text == "Severe");
  REQUIRE(first.raw_results.size() == 2);
  CHECK(first.raw_results[0] == "<p onclick='x'>Pump 7</p><!--$A-->b<!--/$A-->");
  CHECK(answer.diagnostics[1].error_code == "404");
  CHECK(answer.diagnostics[1].error_type == "TransientError");
  CHECK(answer.diagnostics[1].error_message == "no\xEF\xBF\xBD tank");
  CHECK(answer.diagnostics[2].findings.empty());
}

TEST_CASE("read_diagnostics: without a wrapper, a single check, an error") {
  CHECK(read_diagnostics(R"({"diagnostics": [{"solutionId": "a"}]})").diagnostics.size() == 1);
  const auto single = read_diagnostics(R"({"status": "Succeeded", "insights": [{"title": "t", "results": "r"}]})");
  REQUIRE(single.diagnostics.size() == 1);
  CHECK(single.diagnostics[0].findings.size() == 1);
  const auto failed = read_diagnostics(R"({"error": {"code": "Busy", "message": "later"}})");
  CHECK(failed.readable);
  CHECK(failed.diagnostics.empty());
  CHECK(failed.error.code == "Busy");
  CHECK(read_diagnostics(R"({"properties": {"insights": [{"solutionId": "a"}]}})").diagnostics.empty());
}

TEST_CASE("read_error: with and without a wrapper, as plain text") {
  const auto wrapped = read_error(R"({"Error": {"code": "Busy", "message": "try <b>later</b>\u0007"}})");
  CHECK(wrapped.code == "Busy");
  CHECK(wrapped.message == "try later\xEF\xBF\xBD");
  CHECK(read_error(R"({"code": 429, "message": null})").code == "429");
}

TEST_CASE("read_metrics: points without the value are gaps; series of one metric follow one another") {
  const auto answer = read_metrics(R"({"cost": 1, "value": [
    {"name": {"value": "Flow", "localizedValue": "Flow of water"}, "unit": "CountPerSecond", "errorCode": "Success",
     "timeseries": [
       {"metadatavalues": [{"name": {"value": "pump"}, "value": "a"}], "data": [
         {"timeStamp": "2031-01-01T00:00:00Z", "average": 1.5}, {"timeStamp": "2031-01-01T00:05:00Z"},
         {"timeStamp": "2031-01-01T00:10:00Z", "average": "2"}, {"timeStamp": "t", "average": "2 litres"}, 3]},
       {"data": null}]},
    {"name": "Depth", "errorCode": "BadRequest", "errorMessage": "no <b>such</b> metric", "timeseries": []}, null]})",
                                   "Average");
  REQUIRE(answer.readable);
  REQUIRE(answer.metrics.size() == 3);
  const Series& first = answer.metrics[0].series;
  CHECK(first.metric == "Flow");
  CHECK(first.unit == "CountPerSecond");
  CHECK(first.label == "Flow of water (pump: a)");
  CHECK(answer.metrics[0].error_code.empty());
  REQUIRE(first.points.size() == 4);
  CHECK(first.points[0].time == "2031-01-01T00:00:00Z");
  CHECK(first.points[0].value == 1.5);
  CHECK_FALSE(first.points[1].value);
  CHECK(first.points[2].value == 2.0);
  CHECK_FALSE(first.points[3].value);
  CHECK(answer.metrics[1].series.label == "Flow of water");
  CHECK(answer.metrics[2].series.metric == "Depth");
  CHECK(answer.metrics[2].error_code == "BadRequest");
  CHECK(answer.metrics[2].error_message == "no such metric");
}

TEST_CASE("read_search: by rank, plain, with a checked address; documentation by kind or host") {
  const auto answer = read_search(R"({"searchResults": [
    {"title": "Second <b>one</b>", "content": "see [the **pump**](https://h) and `flow` _now_", "rank": "2",
     "link": "https://forum.nimbus.example/t?a=1&amp;b=2", "resultType": "community"},
    {"title": "no rank", "link": "javascript:x"},
    {"title": "First", "link": "https://Docs.Nimbus.example/p", "rank": 1},
    {"title": "", "content": "nothing to click"}, 7,
    {"link": "https://h.example/z", "knowledgeSource": "DOCUMENTATION", "rank": 3}]
})");
  REQUIRE(answer.readable);
  REQUIRE(answer.hits.size() == 4);
  CHECK(answer.hits[0].title == "First");
  CHECK(answer.hits[0].host == "docs.nimbus.example");
  CHECK(answer.hits[0].documentation);
  CHECK(answer.hits[1].title == "Second one");
  CHECK(answer.hits[1].text == "see the pump and flow now");
  CHECK(answer.hits[1].url == "https://forum.nimbus.example/t?a=1&b=2");
  CHECK_FALSE(answer.hits[1].documentation);
  CHECK(answer.hits[2].title == "https://h.example/z");
  CHECK(answer.hits[2].documentation);
  CHECK(answer.hits[3].url.empty());
  CHECK(answer.hits[3].host.empty());
  CHECK(answer.hits[3].rank == 4);
}

TEST_CASE("read_search: a bare list, nested results, and no more than a hundred") {
  CHECK(read_search(R"([{"title": "a"}])").hits.size() == 1);
  CHECK(read_search(R"({"value": [{"replacementKey": "k", "searchResults": [{"title": "a"}]}]})").hits.size() == 1);
  std::string many = "[";
  for (int i = 0; i < 150; ++i) many += R"({"title": "a"},)";
  CHECK(read_search(many + "{}]").hits.size() == 100);
}

TEST_CASE("read_troubleshooter: steps with questions, their rules and their texts") {
  const auto answer = read_troubleshooter(R"({"properties": {"provisioningState": "AutoContinue", "steps": [
    {"id": "s1", "title": "Which <b>pump</b>?", "type": "Input", "executionStatus": "Success",
     "description": "<p>Pick one</p>", "guidance": "gently",
     "automatedCheckResults": [{"result": "<p>pressure <script>x</script>ok</p>", "type": "Success"}],
     "insights": [{"title": "Leak", "results": "<p>at B</p>"}],
     "inputs": [{"questionId": "q1", "questionType": "RadioButton", "questionTitle": "Pump", "questionContentType":
        "Markdown", "questionContent": "the **red** one", "responseHint": "A or B", "recommendedOption": "b",
        "selectedOptionValue": "a", "responseOptions": [{"key": "a", "value": "<i>A</i>"}, {"key": "b", "value": "B"}],
        "responseValidationProperties": {"regex": "^[ab]$", "isRequired": "FALSE", "validationErrorMessage": "a or b",
        "maxLength": "1"}},
       {"questionId": "q2", "responseValidationProperties": {"validationScope": "numberonlyformat"}}, null]}]}})");
  REQUIRE(answer.readable);
  CHECK(answer.provisioning_state == "AutoContinue");
  REQUIRE(answer.steps.size() == 1);
  const TroubleshooterStep& step = answer.steps[0];
  CHECK(step.title == "Which pump?");
  CHECK(step.description == "Pick one\ngently\npressure ok\nLeak\nat B");
  REQUIRE(step.inputs.size() == 2);
  const StepInput& input = step.inputs[0];
  CHECK(input.id == "q1");
  CHECK(input.content == "the red one");
  REQUIRE(input.options.size() == 2);
  CHECK(input.options[0] == std::pair<std::string, std::string>("a", "A"));
  CHECK(input.regex == "^[ab]$");
  CHECK(input.error_text == "a or b");
  CHECK(input.recommended == "b");
  CHECK(input.selected == "a");
  CHECK_FALSE(input.required);
  CHECK(input.max_length == 1);
  CHECK(step.inputs[1].required);
  CHECK(step.inputs[1].regex == "^[0-9]+$");
  CHECK(read_troubleshooter(R"({"troubleshooterResourceName": "n"})").restarted_as == "n");
}

TEST_CASE("read_solution: the newer dialect, content first, then the sections") {
  const auto answer = read_solution(R"({"properties": {"title": "Dry <b>tank</b>", "provisioningState": "Succeeded",
    "replacementMaps": {
      "metricsBasedCharts": [{"name": "Flow", "aggregationType": "Avg", "title": "t", "replacementKey": "<!--c-->"}],
      "diagnostics": [{"solutionId": "PumpStalled", "status": "Timeout", "statusDetails": "slow"}],
      "webResults": [{"replacementKey": "<!--w-->", "searchResults": [{"title": "hit"}]}],
      "troubleshooters": [{"solutionId": "ts", "title": "Guide", "summary": "s"}],
      "videos": [{"src": "https://video.example/1", "title": "v"}, {"src": "javascript:x"}],
      "videoGroups": [{"videos": [{"src": "https://video.example/2", "title": "first"}], "replacementKey": "<!--g-->"}]},
    "sections": [{"title": "More", "content": "c", "replacementMaps": {"webResults": [{"replacementKey": "k2"}]}}]}})");
  REQUIRE(answer.readable);
  CHECK(answer.title == "Dry tank");
  REQUIRE(answer.objects.size() == 8);
  CHECK(answer.objects[0].kind == WidgetKind::KbSearch);
  CHECK(answer.objects[0].hits.size() == 1);
  CHECK(answer.objects[1].kind == WidgetKind::Insight);
  CHECK(answer.objects[1].solution_id == "PumpStalled");
  CHECK(answer.objects[1].diagnostic.status_details == "slow");
  CHECK(answer.objects[2].kind == WidgetKind::Troubleshooter);
  CHECK(answer.objects[2].solution_id == "ts");
  CHECK(answer.objects[3].metric_name == "Flow");
  CHECK(answer.objects[3].aggregation == "Avg");
  CHECK(answer.objects[3].replacement_key == "<!--c-->");
  CHECK(answer.objects[4].source == "https://video.example/1");
  CHECK(answer.objects[5].source.empty());
  CHECK(answer.objects[6].kind == WidgetKind::VideoGroup);
  CHECK(answer.objects[6].title == "first");
  CHECK(answer.objects[6].section.empty());
  CHECK(answer.objects[7].section == "More");
  CHECK(answer.objects[7].replacement_key == "k2");
}

TEST_CASE("read_solution: the older dialect, without a wrapper") {
  const auto answer = read_solution(R"({"htmlContent": "h", "bindings": {"azureKb": [{"replacementKey": "k"}],
    "insights": [{"symptomId": "PumpStalled", "status": "Queued", "executionText": "looking", "insights":
      [{"id": "a", "results": "r"}]}], "commonSolutions": [{"title": "c"}]},
    "sections": {"title": "Rest", "bindings": {"videos": [{"src": "https://video.example/1"}]}}})");
  REQUIRE(answer.objects.size() == 4);
  CHECK(answer.objects[1].solution_id == "PumpStalled");
  CHECK(answer.objects[1].diagnostic.status == "Queued");
  CHECK(answer.objects[1].diagnostic.findings.size() == 1);
  CHECK(answer.objects[2].kind == WidgetKind::EmbeddedArticle);
  CHECK(answer.objects[3].section == "Rest");
}

TEST_CASE("readers: what is no answer is not readable") {
  const std::string deep = std::string(65, '[') + std::string(65, ']');
  for (const std::string& json :
       {std::string(), std::string("{"), std::string("null"), std::string("7"), std::string("\"x\""),
        std::string("{\"a\": \"\xFF\"}"), std::string("{}x"), deep, std::string(max_answer_bytes + 1, ' ')}) {
    CAPTURE(json.substr(0, 80));
    CHECK_FALSE(read_diagnostics(json).readable);
    CHECK_FALSE(read_metrics(json, "total").readable);
    CHECK_FALSE(read_troubleshooter(json).readable);
    CHECK_FALSE(read_solution(json).readable);
    CHECK(read_search(json).hits.empty());
    CHECK(read_error(json).code.empty());
  }
}

namespace {

constexpr std::string_view everything = R"({"error": {"code": "c", "type": "t", "message": "m"}, "status": "s",
  "provisioningState": "Running", "title": "t", "troubleshooterResourceName": "n",
  "diagnostics": [{"solutionId": "a", "estimatedCompletionTime": "5", "requiredParameters": ["p"],
    "insights": [{"id": "i", "title": "t", "results": "<p>r</p>", "importanceLevel": "Warning"}]}],
  "value": [{"name": {"value": "m", "localizedValue": "M"}, "unit": "u", "errorCode": "e", "errorMessage": "f",
    "timeseries": [{"metadatavalues": [{"name": {"value": "d"}, "value": "v"}],
      "data": [{"timeStamp": "t", "total": 1}]}]}],
  "searchResults": [{"title": "t", "content": "c", "link": "https://h/", "rank": 1, "resultType": "Community",
    "searchResults": [{"title": "u"}]}],
  "steps": [{"id": "s", "title": "t", "description": "d", "automatedCheckResults": [{"result": "r"}],
    "inputs": [{"questionId": "q", "responseOptions": [{"key": "k", "value": "v"}],
      "responseValidationProperties": {"isRequired": true, "maxLength": 3}}]}],
  "replacementMaps": {"videos": [{"src": "https://h/", "title": "t"}], "videoGroups": [{"videos": [{"src": "x"}]}],
    "diagnostics": [{"error": {"code": "c"}}], "metricsBasedCharts": [{"name": "n"}]},
  "sections": [{"title": "t", "bindings": {"insights": [{"insights": [{"results": "r"}]}]}}]})";

std::size_t read_all(const std::string& json) {
  const auto diagnostics = read_diagnostics(json);
  const auto metrics = read_metrics(json, "total");
  const auto search = read_search(json);
  const auto steps = read_troubleshooter(json);
  const auto solution = read_solution(json);
  CHECK(diagnostics.readable);
  CHECK(metrics.readable);
  CHECK(search.readable);
  CHECK(steps.readable);
  CHECK(solution.readable);
  return diagnostics.diagnostics.size() + metrics.metrics.size() + search.hits.size() + steps.steps.size() +
         solution.objects.size() + read_error(json).code.size();
}

// Puts each wrong value in the place of each member and element in turn. Returns how many there were.
std::size_t mutate(Json& at, const Json& root) {
  std::size_t count = 0;
  if (!at.is_structured()) return count;
  for (Json& place : at) {
    const Json before = place;
    for (const Json& wrong : {Json(), Json("x"), Json(-7), Json(1e300), Json(true), Json::array({1, "y", Json()}),
                              Json::array(), Json::object(), Json{{"value", Json::array({Json::object()})}}}) {
      place = wrong;
      CAPTURE(root.dump());
      CHECK(read_all(root.dump()) < 40);
      ++count;
    }
    place = before;
    count += mutate(place, root);
  }
  return count;
}

}  // namespace

TEST_CASE("readers: a member of any other type is an absent one") {
  Json root = Json::parse(everything);
  CHECK(read_all(root.dump()) > 10);
  CHECK(mutate(root, root) > 700);
}
