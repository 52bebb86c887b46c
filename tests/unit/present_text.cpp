// What the formats of text, and JSON, show of states.
#include <cmath>
#include <nlohmann/json.hpp>

#include "present/plain_text.hpp"
#include "support/widget_samples.hpp"

using namespace shelf;
using namespace shelf::test;
using namespace shelf::detail;

TEST_CASE("plain text: one line, or lines, without what a terminal acts on") {
  CHECK(clean_line("  a\r\n\tb\x1b[1m\xe2\x80\xae  c ") == "a b[1m c");
  CHECK(clean_text("\n a \r\n b\n\n\n\nc\n") == "a\nb\n\nc");
  CHECK(clean_line("\xff") == "\xef\xbf\xbd");
}

TEST_CASE("plain text: numbers for people, messages with a value, addresses that are https") {
  CHECK(format_number(12.0) == "12");
  CHECK(format_number(0.1251) == "0.125");
  CHECK(format_number(-0.0001) == "0");
  CHECK(format_number(1e300) == "1e+300");
  CHECK(fill(Message::missing, nullptr, "a%b") == "Missing: a%b");
  CHECK(host_of("https://Docs.example:8/a?b") == "Docs.example:8");
  for (const char* bad : {"http://a.example", "https://", "https://u@a.example", "https://a.example/\"", "https:///a"})
    CHECK_FALSE(is_https(bad));
}

TEST_CASE("plain text: every blank of Unicode that a service sends is one blank, every line end a line end") {
  CHECK(clean_line("\u0085a\u00a0\u2028b\u2029c\v\fd\r") == "a b c d");
  CHECK(clean_text("a\u2028b\u2029c\rd\r\ne\r") == "a\nb\nc\nd\ne");
  CHECK(clean_text("a\xff\u200e\x1b") == "a\xef\xbf\xbd");
  CHECK(printable("a\n\tb\x1b\u202e\xffz\u2029") == "a\n\tb\xef\xbf\xbdz");
}

TEST_CASE("plain text: no number is no text, a message without a place has its value behind it") {
  for (const double none : {std::nan(""), HUGE_VAL, -HUGE_VAL}) CHECK(format_number(none).empty());
  CHECK(format_number(-1e15) == "-1e+15");
  Messages messages;
  messages.texts[static_cast<std::size_t>(Message::missing)] = "Es fehlt";
  CHECK(fill(Message::missing, &messages, "a") == "Es fehlt a");
}

TEST_CASE("plain text: an address holds no characters that could end it") {
  CHECK(is_https("HTTPS://a.example/?b=c@d#e"));
  for (const char* odd : {"\"", "'", "<", ">", "\\", "`", " ", "\n", "\x7f", "\u00e9", "\x01"}) {
    CAPTURE(odd);
    CHECK_FALSE(is_https("https://a.example/" + std::string(odd)));
    CHECK(host_of("https://a.example/" + std::string(odd)).empty());
  }
  for (const char* bad : {"https://@a", "https://a@b/", "https://?a", "https://#a", "https:/a", "https"})
    CHECK_FALSE(is_https(bad));
}

TEST_CASE("text: a metric is its figures and a line of bars; where to go stands behind an arrow") {
  SlotState state;
  state.slot = sample_slot();
  state.state = State::Results;
  state.series.push_back({"Requests", "Count", "", {{"t1", 0.0}, {"t2", std::nullopt}, {"t3", 7.0}}});
  RenderOptions options;
  options.states = {&state, 1};
  CHECK(render(article_with(WidgetKind::Metric), &Article::render_text, options) ==
        "the title\n\nResults\n\nRequests: Minimum 0, Average 3.5, Maximum 7, Latest 7\n▁ █\n");
  Context context;
  context.resource_id = "/subscriptions/00000000-0000-0000-0000-000000000001";
  context.capabilities.emplace();
  options.states = {};
  options.context = &context;
  const std::string out = render(article_with(WidgetKind::Metric), &Article::render_text, options);
  CHECK(
      out.find("the title\n\nNot available here\n\nthe fallback\n\n-> Open in the portal (https://portal.azure.com/") ==
      0);
  CHECK(out.find("-> Or run this command:\n\n    az monitor metrics list") != std::string::npos);
}

TEST_CASE("json: a widget has its state, the article what a host cannot show") {
  const SlotState state = state_of(State::Results, "x", true);
  Context context;
  context.capabilities.emplace();
  RenderOptions options;
  options.states = {&state, 1};
  const auto live = nlohmann::json::parse(render(article_with(WidgetKind::Insight), &Article::render_json, options));
  const auto& shown = live["body"]["blocks"][0]["state"];
  CHECK(shown["state"] == "Results");
  CHECK(shown["findings"].size() == 4);
  CHECK(shown["series"][0]["points"][1]["value"].is_null());
  CHECK_FALSE(live.contains("degraded"));
  options.states = {};
  options.context = &context;
  const auto still = nlohmann::json::parse(render(article_with(WidgetKind::Insight), &Article::render_json, options));
  CHECK_FALSE(still["body"]["blocks"][0].contains("state"));
  REQUIRE(still["degraded"].size() == 1);
  CHECK(still["degraded"][0]["rung"] == "fallbackText");
  CHECK(still["degraded"][0]["reason"] == "no capability");
  CHECK(still["degraded"][0]["kind"] == "insight");
}
