// The table of widgets: every kind that an article can hold, written as authors write it, compiled, and rendered by
// Article::render in every state and every format. None is without words.
#include <nlohmann/json.hpp>
#include <set>

#include "present/present.hpp"
#include "shelfc/compile.hpp"
#include "support/folder.hpp"
#include "support/html_check.hpp"
#include "support/widget_samples.hpp"

using namespace shelf;
using namespace shelf::test;
using Tree = nlohmann::json;

namespace {

constexpr std::array formats = {Format::html, Format::text, Format::ansi,  Format::markdown,
                                Format::json, Format::help, Format::apollo};

struct Sample {
  WidgetKind kind;
  const char* body;
  const char* words;  // that stand for it when there is no state to tell of
};

constexpr const char* form = R"(---
{"$schema":"SelfHelpContent","title":"Some questions","formElements":[
  {"id":"q","order":1,"controlType":"textbox","displayLabel":"What is wrong?","required":true}]}
---
)";

constexpr Sample samples[] = {
    {WidgetKind::Unknown, nullptr, "the fallback"},  // of a newer compiler: ours keeps such elements as text
    {WidgetKind::Insight,
     "<insight>\n<symptomId>LampOff</symptomId>\n<executionText>Looking at the lamp</executionText>\n"
     "<timeoutText>Too slow</timeoutText>\n<noResultText>The lamp is fine</noResultText>\n</insight>\n",
     "LampOff"},
    {WidgetKind::Metric, "<metric>\n<name>Flow</name>\n<title>Water flow</title>\n</metric>\n", "Water flow"},
    {WidgetKind::KbSearch, "<azureKB>\n</azureKB>\n", "Related results from the web"},
    {WidgetKind::Video,
     "<video>\n<src>https://www.youtube.com/watch?v=abcdefghijk</src>\n<title>A film</title>\n</video>\n", "A film"},
    {WidgetKind::VideoGroup,
     "<videoGroup>\n<video>\n<src>https://www.youtube.com/watch?v=abcdefghijk</src>\n<title>One "
     "film</title>\n</video>\n"
     "<video>\n<src>https://www.youtube.com/watch?v=abcdefghijl</src>\n<title>Two films</title>\n</video>\n"
     "</videoGroup>\n",
     "One film"},
    {WidgetKind::EmbeddedArticle, "<CommonSolution>\n<articleId>other</articleId>\n</CommonSolution>\n", "other"},
    {WidgetKind::Chart, "<chart>\n<title>Levels</title>\n</chart>\n", "Levels"},
    {WidgetKind::Table, "<table>\n<title>Sizes</title>\n</table>\n", "Sizes"},
    {WidgetKind::BladeAction, "[Open the lamp](data-blade:Nimbus_Lamps.LampBlade.id.$resourceId)\n", "Open the lamp"},
    {WidgetKind::UrlButton, "[Buy a lamp](button-link:https://nimbus.example/lamps)\n", "Buy a lamp"},
    {WidgetKind::ScopingForm, form, "What is wrong?"},
};

std::string source(std::string_view id, std::string_view title, std::string_view type, std::string_view body) {
  std::string text = "<properties\n  pageTitle=\"";
  text.append(title).append("\"\n  articleId=\"").append(id).append("\"\n  selfHelpType=\"").append(type);
  text.append(
      "\"\n  supportTopicIds=\"1f1e2d3c-0000-4000-8000-000000000001\"\n  productPesIds=\"1\"\n"
      "  cloudEnvironments=\"public\"\n  ownershipId=\"Tests\" />\n# ");
  return text.append(title).append("\n\n").append(body);
}

// A bundle with the article of one sample and the one that it may name.
class Compiled {
 public:
  explicit Compiled(const Sample& sample) {
    if (sample.body == nullptr)
      bytes_ = build_bundle({article_with(sample.kind)});
    else
      compile(sample);
    bundle_.emplace(*Bundle::open_memory(std::as_bytes(std::span(bytes_))));
    Query query;
    query.article_id = sample.body == nullptr ? "a" : "main";
    const auto hits = bundle_->find(query);
    REQUIRE(hits);
    REQUIRE(hits->size() == 1);
    article_.emplace(*bundle_->article(hits->front()));
  }
  [[nodiscard]] const Article& article() const { return *article_; }
  [[nodiscard]] const Bundle& bundle() const { return *bundle_; }

  [[nodiscard]] std::string render(Format format, const Context* context, std::span<const SlotState> states) const {
    RenderOptions options;
    options.context = context;
    options.states = states;
    options.bundle = &*bundle_;
    options.width = 0;
    options.color = options.hyperlinks = false;
    std::string out;
    REQUIRE(article_->render(format, out, options));
    return out;
  }

 private:
  void compile(const Sample& sample) {
    const Folder folder;
    const bool is_form = sample.kind == WidgetKind::ScopingForm;
    folder.put("a.md", source("main", "Main", is_form ? "problemScopingQuestions" : "Apollo", sample.body));
    folder.put("b.md", source("other", "The other", "Apollo", "Words of the other one.\n"));
    compiler::Options options;
    options.sources = {folder.path().string()};
    options.threads = 1;
    bytes_ = compiler::compile(options).bundle;
  }

  std::string bytes_;
  std::optional<Bundle> bundle_;
  std::optional<Article> article_;
};

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }
bool is_action(WidgetKind kind) { return kind == WidgetKind::BladeAction || kind == WidgetKind::UrlButton; }

// A service has a status for it.
bool has_status(State state) {
  return state != State::Idle && state != State::Canceled && state != State::Offline && state != State::Unsupported;
}

// The objects that stand at the marker of the slot.
std::size_t count_objects(const Tree& maps, const std::string& marker) {
  std::size_t found = 0;
  for (const auto& list : maps)
    for (const auto& object : list) found += object.value("replacementKey", "") == marker;
  return found;
}

// Its fallback in the text, or a marker with an object that has the words, where the service has some.
bool is_worded(const Tree& document, Format format, const Sample& sample, const SlotState& state) {
  const Tree& properties = document.at("properties");
  const std::string html = properties.at(format == Format::help ? "content" : "htmlContent");
  const Tree& maps = properties.at(format == Format::help ? "replacementMaps" : "bindings");
  const std::string marker = "<!--" + std::string(text(state.slot)) + "-->";
  if (!has(html, marker)) return has(html, sample.words);
  if (count_objects(maps, marker) != 1) return false;
  if (sample.kind == WidgetKind::KbSearch)
    return maps.dump().find("searchResults") != std::string::npos ||
           (state.state != State::Results && state.state != State::Empty);
  if (sample.kind != WidgetKind::Insight) return has(maps.dump(), sample.words);
  const Tree& object = maps.begin()->at(0);
  return has_status(state.state) ? object.value("statusDetails", "") == state.text : !object.contains("status");
}

}  // namespace

TEST_CASE("widget table: every kind but the troubleshooter can stand in an article") {
  std::set<WidgetKind> kinds;
  for (const Sample& sample : samples) {
    CAPTURE(name(sample.kind));
    const Compiled compiled(sample);
    const WidgetList widgets = compiled.article().widgets();
    REQUIRE(widgets.size() == 1);
    CHECK(widgets[0].kind == sample.kind);
    CHECK_FALSE(widgets[0].fallback_text.empty());
    kinds.insert(sample.kind);
  }
  for (const WidgetKind kind : all_kinds) CHECK(kinds.count(kind) == (kind == WidgetKind::Troubleshooter ? 0 : 1));
  const Compiled element({WidgetKind::Unknown, "<troubleshooter>\n<title>Ask</title>\n</troubleshooter>\n", "Ask"});
  for (const Widget& widget : element.article().widgets()) CHECK(widget.kind == WidgetKind::Unknown);
}

TEST_CASE("widget table: every kind in every state in every format of Article::render has words") {
  const Context context;
  for (const Sample& sample : samples) {
    const Compiled compiled(sample);
    const SlotKey slot = compiled.article().widgets()[0].slot;
    for (std::size_t i = 0; i < state_count; ++i) {
      for (const bool results : {false, true}) {
        SlotState state = state_of(static_cast<State>(i), "the state", results);
        state.slot = slot;
        for (const Format format : formats) {
          CAPTURE(name(sample.kind), name(state.state), name(format), results);
          const std::string out = compiled.render(format, &context, {&state, 1});
          CAPTURE(out);
          if (format == Format::help || format == Format::apollo) {
            CHECK(is_worded(Tree::parse(out), format, sample, state));
          } else if (format == Format::json) {
            CHECK(has(out, "\"text\":\"the state\""));
            CHECK(has(out, "\"state\":\"" + std::string(name(state.state)) + "\""));
          } else {
            CHECK(has(out, is_action(sample.kind) ? sample.words : "the state"));  // an action is its own text
          }
          if (format == Format::html) CHECK(html_elements(out).has_value());
        }
      }
    }
  }
}

TEST_CASE("widget table: a state without a text of its own still has words") {
  for (const Sample& sample : samples) {
    if (is_action(sample.kind)) continue;
    const Compiled compiled(sample);
    for (std::size_t i = 0; i < state_count; ++i) {
      SlotState state = state_of(static_cast<State>(i), "", false);
      state.slot = compiled.article().widgets()[0].slot;
      CAPTURE(name(sample.kind), name(state.state));
      const std::string html = compiled.render(Format::html, nullptr, {&state, 1});
      CAPTURE(html);
      const auto at = html.find("<p class=\"shelf-status\" role=\"");
      REQUIRE(at != std::string::npos);
      CHECK(html.substr(html.find('>', at) + 1, 4) != "</p>");
      for (const Format format : {Format::text, Format::ansi, Format::markdown})
        CHECK(compiled.render(format, nullptr, {&state, 1}).size() > 10);
    }
  }
}

TEST_CASE("widget table: a form tells what is missing, and nothing without a state") {
  const Compiled compiled(samples[std::size(samples) - 1]);
  SlotState state;
  state.slot = compiled.article().widgets()[0].slot;
  state.state = State::NeedsInput;
  state.text = "Please <answer>";
  state.missing = {"q"};
  const std::string html = compiled.render(Format::html, nullptr, {&state, 1});
  CHECK(has(html,
            "<h2>Some questions</h2>\n<p class=\"shelf-status\" role=\"status\">Please &lt;answer&gt;</p>\n"
            "<p class=\"shelf-note-line\">Missing: q</p>\n"));
  CHECK(has(compiled.render(Format::text, nullptr, {&state, 1}), "Please <answer>\nMissing: q"));
  CHECK_FALSE(has(compiled.render(Format::html, nullptr, {}), "shelf-status"));
  state.state = State::Failed;
  CHECK(has(compiled.render(Format::html, nullptr, {&state, 1}), "role=\"alert\">Please"));
}

TEST_CASE("widget table: a troubleshooter, which no article holds, has words in every state all the same") {
  const Compiled compiled(samples[1]);
  for (std::size_t i = 0; i < state_count; ++i) {
    SlotState state = state_of(static_cast<State>(i), "the state", true);
    state.kind = WidgetKind::Troubleshooter;
    state.solution_id = "t";
    state.title = "Find the leak";
    CAPTURE(name(state.state));
    Widget widget;
    widget.kind = WidgetKind::Troubleshooter;
    widget.title = "Find the leak";
    widget.fallback_text = "Find the leak";
    const auto shown = detail::present(widget, &state, {});
    CHECK(shown.title == "Find the leak");
    CHECK(shown.status == "the state");
    CHECK_FALSE(shown.items.empty());
    const Tree document = Tree::parse(compiled.render(Format::help, nullptr, {&state, 1}));
    CHECK(document["properties"]["replacementMaps"]["troubleshooters"][0]["title"] == "Find the leak");
  }
}
