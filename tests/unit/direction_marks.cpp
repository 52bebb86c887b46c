#include "text/direction_marks.hpp"

#include "support/catch.hpp"

using namespace shelf::compiler;

namespace {

std::string without_marks(std::string text, std::size_t reports) {
  DiagnosticSink sink;
  drop_direction_marks(text, "the title", Span{3, 9}, sink);
  REQUIRE(sink.diagnostics().size() == reports);
  if (reports != 0) {
    CHECK(sink.diagnostics().front().code == Code::BYT7);
    CHECK(sink.diagnostics().front().where == Span{3, 9});
    CHECK(sink.diagnostics().front().message.find("the title") != std::string::npos);
  }
  return text;
}

}  // namespace

TEST_CASE("drop_direction_marks: every mark that turns text around goes, with one report for all") {
  for (const char* mark : {"\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066",
                           "\u2067", "\u2068", "\u2069"}) {
    CAPTURE(mark);
    CHECK(without_marks(std::string("a") + mark + "b", 1) == "ab");
    CHECK(without_marks(mark, 1).empty());
  }
  CHECK(without_marks("\u202ea\u061c\u2066b\u2069", 1) == "ab");
}

TEST_CASE("drop_direction_marks: neighbours of the marks and letters of such languages stay") {
  const std::string text = "\u061b \u0627 \u200d \u2010 \u2026 \u2029 \u202f \u2065 \u206a \u20ac \u00e9 A";
  CHECK(without_marks(text, 0) == text);
  CHECK(without_marks("", 0).empty());
  for (const char* cut : {"\xe2", "\xe2\x80", "\xd8"}) CHECK(without_marks(cut, 0) == cut);
}
