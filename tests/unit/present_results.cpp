// What of an answer is shown: words for what it does not say, and no more than fits.
#include <limits>

#include "present/present.hpp"
#include "support/widget_samples.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

SlotState results_of() {
  SlotState state;
  state.slot = sample_slot();
  state.state = State::Results;
  return state;
}

detail::Presentation shown(const SlotState& state, WidgetKind kind = WidgetKind::Insight) {
  Widget widget;
  widget.kind = kind;
  widget.fallback_text = "the fallback";
  return detail::present(widget, &state, {});
}

StepInput question(std::string id, std::string content, std::string hint, bool required) {
  StepInput input;
  input.id = std::move(id);
  input.content = std::move(content);
  input.hint = std::move(hint);
  input.required = required;
  return input;
}

}  // namespace

TEST_CASE("results: a finding without words has its id, its severity, or the library's word") {
  SlotState state = results_of();
  Finding finding;
  finding.id = "F1";
  state.findings.push_back(finding);
  finding.id = "\x1b";
  finding.severity = Severity::Other;
  finding.severity_text = "\u202e";
  state.findings.push_back(finding);
  finding.severity_text = "Odd";
  state.findings.push_back(finding);
  const auto out = shown(state);
  REQUIRE(out.items.size() == 3);
  CHECK(out.items[0].title == "F1");
  CHECK(out.items[1].mark == text(Message::severity_other));
  CHECK(out.items[1].title == out.items[1].mark);
  CHECK(out.items[2].mark == "Odd");
  CHECK(out.items[2].title == "Odd");
}

TEST_CASE("results: of a step what it says, and its questions") {
  SlotState state = results_of();
  TroubleshooterStep step;
  step.inputs = {question("q1", "", "hint", true), question("", "content", "hint", false)};
  step.inputs[0].options = {{"a", "Answer"}, {"b", ""}, {"", "\x1b"}};
  state.steps = {{}, step};
  auto out = shown(state, WidgetKind::Troubleshooter);
  REQUIRE(out.items.size() == 2);
  CHECK(out.items[0].mark == text(Message::required));
  CHECK(out.items[0].title == "q1");
  CHECK(out.items[0].text == "hint");
  CHECK(out.items[0].options == std::vector<std::string>{"Answer", "b"});
  CHECK(out.items[1].mark.empty());
  CHECK(out.items[1].title == text(Message::value));
  CHECK(out.items[1].text == "content");
  state.steps.back().description = "what to do";
  out = shown(state, WidgetKind::Troubleshooter);
  REQUIRE(out.items.size() == 3);
  CHECK(out.items[0].title == text(Message::results));
  CHECK(out.items[0].text == "what to do");
  state.steps.back() = {};
  CHECK(shown(state, WidgetKind::Troubleshooter).items.size() == 1);  // an empty step is still a step
}

TEST_CASE("results: no more than a hundred of anything, a thousand points") {
  SlotState state = results_of();
  state.findings.resize(101);
  CHECK(shown(state).items.size() == detail::max_shown_items);
  state.findings.clear();
  TroubleshooterStep step;
  step.title = "s";
  step.inputs.resize(101);
  step.inputs[0].options.resize(101, {"k", "v"});
  state.steps = {step};
  const auto steps = shown(state, WidgetKind::Troubleshooter);
  CHECK(steps.items.size() == detail::max_shown_items);
  CHECK(steps.items[1].options.size() == detail::max_shown_items);
  state.steps.clear();
  state.hits.resize(101, {"t", "", "", "", false, false, 1});
  state.series.resize(101);
  state.series[0].points.resize(1'001, {"t", 1.0});
  const auto out = shown(state, WidgetKind::Metric);
  REQUIRE(out.groups.size() == 1);
  CHECK(out.groups[0].hits.size() == detail::max_shown_items);
  CHECK(out.series.size() == detail::max_shown_items);
  CHECK(out.series[0].rows.size() == detail::max_shown_points + 1);
}

TEST_CASE("results: a series without names is data, a value that is no number a gap") {
  SlotState state = results_of();
  state.series.push_back({"", "\x1b", "\u202e", {{"t1", infinite}, {"t2", 2.0}, {"t3", std::nullopt}}});
  const auto out = shown(state, WidgetKind::Metric);
  REQUIRE(out.series.size() == 1);
  CHECK(out.series[0].label == text(Message::data));
  REQUIRE(out.series[0].rows.size() == 4);
  CHECK(out.series[0].rows[1][1] == "\u2013");
  CHECK(out.series[0].rows[2][1] == "2");
  CHECK(out.series[0].summary.back().second == "2");
  // The sum of finite values may be more than a number holds.
  const double most = std::numeric_limits<double>::max();
  state.series = {{"m", "l", "Count", {{"t1", most}, {"t2", most}}}};
  const auto great = shown(state, WidgetKind::Metric).series.at(0);
  CHECK(great.summary.at(1).second == text(Message::no_data));
  CHECK(great.sparkline == "\u2581\u2581");
  state.series = {{"m", "l", "Count", {{"t1", -most}, {"t2", most}}}};
  CHECK(shown(state, WidgetKind::Metric).series.at(0).sparkline.size() == 6);
}

TEST_CASE("results: what no state knows is nothing to run") {
  SlotState state = results_of();
  state.state = static_cast<State>(99);
  CHECK(shown(state).state == State::Unsupported);
}

TEST_CASE("ladder: a widget of no kind that holds nothing to read is not shown") {
  Context context;
  const auto rung = [&](const char* element, const char* raw, const char* field) {
    UnitBuilder u;
    u.add(Op::widget, {slot_bytes, static_cast<int>(WidgetKind::Unknown)});
    u.add(Op::field, {id(format::FieldName::element_name), element}).add(Op::field, {id(format::FieldName::raw), raw});
    if (*field != '\0') u.add(Op::field, {id(format::FieldName::name), field});
    const std::string file = build_bundle({article_of(u.close())});
    const auto bundle = open_bytes(file);
    REQUIRE(bundle);
    const auto article = bundle->article(ArticleRef{0});
    REQUIRE(article);
    const auto degraded = article->degraded(context);
    return degraded.empty() ? Rung::Full : degraded.front().rung;
  };
  CHECK(rung("gauge", "", "") == Rung::Dropped);
  CHECK(rung("gauge", "<gauge>\n <a b='c'></a>\t</gauge>", "") == Rung::Dropped);
  CHECK(rung("gauge", "<gauge>words</gauge>", "") == Rung::FallbackText);
  CHECK(rung("gauge", "words", "") == Rung::FallbackText);
  CHECK(rung("gauge", "<gauge></gauge>", "a field") == Rung::FallbackText);
  SlotState state = results_of();
  Widget widget;
  widget.payload = UnknownWidget{};
  RenderOptions options;
  CHECK(detail::present(widget, &state, options).rung == Rung::Dropped);
  state.hits.push_back({"t", "", "", "", false, true, 1});
  CHECK(detail::present(widget, &state, options).rung == Rung::Full);
}

TEST_CASE("videos: only the addresses of players are theirs, with an id of eleven characters") {
  const auto provider = [](const char* source) {
    UnitBuilder u;
    u.add(Op::widget, {slot_bytes, static_cast<int>(WidgetKind::Video)});
    u.add(Op::field, {id(format::FieldName::src), source}).close();
    const std::string file = build_bundle({article_of(u)});
    const auto bundle = open_bytes(file);
    REQUIRE(bundle);
    const auto article = bundle->article(ArticleRef{0});
    REQUIRE(article);
    const auto widgets = article->widgets();
    for (const Widget& widget : widgets)
      if (const auto* video = std::get_if<Video>(&widget.payload)) return std::string(video->video_id);
    return std::string("(no video)");
  };
  for (const char* source : {"https://www.youtube.com/watch?v=aZ09-_bcdef", "HTTPS://youtu.be/aZ09-_bcdef?t=1",
                             "https://www.youtube.com/embed/aZ09-_bcdef/", "https://youtube.com/watch?v=aZ09-_bcdef&x",
                             "https://youtube-nocookie.com/embed/aZ09-_bcdef#a"})
    CHECK(provider(source) == "aZ09-_bcdef");
  for (const char* source :
       {"https://youtu.be/aZ09-_bcde", "https://youtu.be/aZ09-_bcdefg", "https://youtu.be/aZ09-{bcdef",
        "https://youtu.be/aZ09-.bcdef", "https://youtu.be/aZ09-[bcdef", "https://youtu.be/aZ09-@bcdef",
        "https://youtu.be/aZ09-:bcdef", "https://youtube.com.example/watch?v=aZ09-_bcdef",
        "http://youtu.be/aZ09-_bcdef"})
    CHECK(provider(source).empty());
}

TEST_CASE("lists: members once, without blanks, no more than 256") {
  const auto symptoms = [](const std::string& list) {
    UnitBuilder u;
    u.add(Op::widget, {slot_bytes, static_cast<int>(WidgetKind::Insight)});
    u.add(Op::field, {id(format::FieldName::symptom_id), list.c_str()}).close();
    const std::string file = build_bundle({article_of(u)});
    const auto bundle = open_bytes(file);
    REQUIRE(bundle);
    const auto article = bundle->article(ArticleRef{0});
    REQUIRE(article);
    std::vector<std::string> out;
    for (const Widget& widget : article->widgets())
      if (const auto* insight = std::get_if<Insight>(&widget.payload))
        out.assign(insight->symptom_ids.begin(), insight->symptom_ids.end());
    return out;
  };
  CHECK(symptoms("a, ,B,\t A ,,b,c") == std::vector<std::string>{"a", "B", "c"});
  std::string many;
  for (int i = 0; i < 300; ++i) many += std::to_string(i) + ",";
  CHECK(symptoms(many).size() == 256);
}
