// Every kind of widget in every state in every format shows words, and nothing that a value says changes the shape of
// what is around it. From operations; compiled articles are in roundtrip/widget_states.cpp, forms and troubleshooters
// with their states too.
#include <nlohmann/json.hpp>

#include "present/present.hpp"
#include "support/html_check.hpp"
#include "support/utf8.hpp"
#include "support/widget_samples.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

constexpr std::array formats = {Format::html, Format::text, Format::ansi,  Format::markdown,
                                Format::json, Format::help, Format::apollo};

std::string render_as(const TestArticle& article, Format format, const RenderOptions& options) {
  const std::string file = build_bundle({article});
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  const auto decoded = bundle->article(ArticleRef{0});
  REQUIRE(decoded);
  std::string out;
  REQUIRE(decoded->render(format, out, options));
  return out;
}

State state_at(std::size_t i) { return static_cast<State>(i); }

bool has_raw_control(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c < 0x20 && c != '\n') || c == 0x7f) return true;
    if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) return true;
  }
  return false;
}

RenderOptions plain(const Context* context, std::span<const SlotState> states) {
  RenderOptions options;
  options.context = context;
  options.states = states;
  options.width = 0;
  options.color = options.hyperlinks = false;
  return options;
}

// Names of members and lengths of lists.
std::string shape(const nlohmann::json& value) {
  std::string out;
  if (value.is_object())
    for (const auto& [key, item] : value.items()) out += key + "{" + shape(item) + "}";
  if (value.is_array())
    for (const auto& item : value) out += "[" + shape(item) + "]";
  return out;
}

}  // namespace

TEST_CASE("present: every kind in every state has a title and a status, with and without a context") {
  Context nothing;
  nothing.capabilities.emplace();
  for (const WidgetKind kind : all_kinds) {
    for (std::size_t i = 0; i < state_count; ++i) {
      CAPTURE(name(kind), name(state_at(i)));
      Widget widget;
      widget.kind = kind;
      widget.fallback_text = "the fallback";
      SlotState state;
      state.state = state_at(i);
      for (const Context* context : {static_cast<const Context*>(nullptr), static_cast<const Context*>(&nothing)}) {
        RenderOptions options;
        options.context = context;
        const auto shown = detail::present(widget, &state, options);
        CHECK_FALSE(shown.title.empty());
        CHECK_FALSE(shown.status.empty());
        CHECK(shown.alert == (state.state == State::Failed || state.state == State::TimedOut));
        CHECK(shown.busy == (state.state == State::Running || state.state == State::Pending));
      }
    }
  }
}

TEST_CASE("present: every kind in every state in every format says something") {
  Context context;
  for (const WidgetKind kind : all_kinds) {
    if (kind == WidgetKind::Troubleshooter) continue;
    const TestArticle article = article_with(kind);
    for (std::size_t i = 0; i < state_count; ++i) {
      for (const bool results : {false, true}) {
        const std::vector<SlotState> states = {state_of(state_at(i), "the state", results)};
        for (const Format format : formats) {
          CAPTURE(name(kind), name(state_at(i)), name(format), results);
          const std::string out = render_as(article, format, plain(&context, states));
          CAPTURE(out);
          const bool worded = out.find("the state") != std::string::npos ||
                              out.find("the fallback") != std::string::npos ||
                              out.find(std::string(text(sample_slot()))) != std::string::npos;
          CHECK(worded);
          CHECK_FALSE(has_raw_control(out));
          if (format == Format::html) CHECK(html_elements(out).has_value());
          if (format == Format::json || format == Format::help || format == Format::apollo)
            CHECK_FALSE(nlohmann::json::parse(out, nullptr, false).is_discarded());
        }
      }
    }
  }
}

TEST_CASE("present: no value of a state or a context changes the shape of the output") {
  const std::vector<std::string> hostile = {"\"><script>alert(1)</script>",
                                            "' onclick='x",
                                            "\x1b[31mred\x1b]8;;https://x\x07",
                                            "$resourceId {subscriptionId}",
                                            "\xe2\x80\xae"
                                            "evil\xe2\x80\xac",
                                            "\xc2\x9b"
                                            "31m",
                                            "](https://evil.example) **x** `y` | z",
                                            "\xff\xfe broken",
                                            "</section></div>",
                                            "javascript:alert(1)",
                                            "-->",
                                            "\\\" \\u0000"};
  for (const WidgetKind kind : all_kinds) {
    if (kind == WidgetKind::Troubleshooter) continue;
    const TestArticle article = article_with(kind);
    for (const State at : {State::Results, State::Failed, State::NeedsContext, State::Running, State::TimedOut}) {
      Context benign_context;
      benign_context.resource_id = benign_context.topic_name = benign_context.query = "plain words";
      const std::vector<SlotState> benign = {state_of(at, "plain words", true)};
      for (const std::string& value : hostile) {
        Context context;
        context.resource_id = context.subscription_id = context.portal = context.directory = value;
        context.topic = context.product = context.topic_name = context.query = context.nonce = value;
        std::vector<SlotState> states = {state_of(at, value, true)};
        for (Finding& finding : states.front().findings)
          finding.html = value.find('<') == std::string::npos ? "" : value;
        for (const Format format : {Format::html, Format::text, Format::ansi, Format::markdown, Format::json}) {
          CAPTURE(name(kind), name(at), name(format), value);
          const std::string out = render_as(article, format, plain(&context, states));
          const std::string expected = render_as(article, format, plain(&benign_context, benign));
          CAPTURE(out, expected);
          CHECK_FALSE(has_raw_control(out));
          CHECK(is_utf8(out));
          CHECK(out.find("\xe2\x80\xae") == std::string::npos);
          if (format == Format::html) {
            CHECK(html_elements(expected).has_value());
            CHECK(html_elements(out) == html_elements(expected));
          } else if (format == Format::json) {
            CHECK(shape(nlohmann::json::parse(out, nullptr, false)) == shape(nlohmann::json::parse(expected)));
          } else {
            CHECK(std::count(out.begin(), out.end(), '\n') == std::count(expected.begin(), expected.end(), '\n'));
          }
          if (format == Format::markdown) {
            CHECK(out.find(" <script") == std::string::npos);
            CHECK(out.find("\n<script") == std::string::npos);
          }
        }
      }
    }
  }
}

TEST_CASE("present: line breaks in a value stay inside its element") {
  const TestArticle article = article_with(WidgetKind::Insight);
  const std::vector<SlotState> one = {state_of(State::Results, "a b", true)};
  const std::vector<SlotState> two = {state_of(State::Results, "a\r\n\n\n\n<b>", true)};
  CHECK(html_elements(render_as(article, Format::html, plain(nullptr, one))) ==
        html_elements(render_as(article, Format::html, plain(nullptr, two))));
}
