#include "json/read_json.hpp"

#include <cstdint>

#include "shelf_format/format.hpp"
#include "support/catch.hpp"
#include "unit/json_support.hpp"

using namespace shelf::compiler;
using Kind = JsonValue::Kind;

namespace {

// The message of the only report.
std::string refusal(std::string_view text) {
  DiagnosticSink sink;
  CHECK_FALSE(read(text, sink));
  REQUIRE(codes(sink) == "JSN13");
  return cut(text, sink.diagnostics()[0].where) + ": " + sink.diagnostics()[0].message;
}

std::string decoded(std::string_view string) {
  DiagnosticSink sink;
  const auto reading = read(string, sink);
  REQUIRE(reading);
  return reading->root.text;
}

}  // namespace

TEST_CASE("read_json: every kind of value, in order, with its place") {
  const std::string_view text = R"( {"a": [1, -2.50e+3, true, false, null], "b": {"c": "d"}, "e": {}, "f": []} )";
  DiagnosticSink sink;
  const auto reading = read(text, sink);
  REQUIRE(reading);
  CHECK(codes(sink).empty());
  CHECK(reading->strict);
  const JsonValue& root = reading->root;
  REQUIRE(root.members.size() == 4);
  CHECK(root.where == Span{1, static_cast<std::uint32_t>(text.size()) - 1});
  const JsonValue& list = root.members[0].value;
  REQUIRE(list.items.size() == 5);
  CHECK(list.items[0].text == "1");
  CHECK(list.items[1].text == "-2.50e+3");
  CHECK(cut(text, list.items[1].where) == "-2.50e+3");
  CHECK(list.items[2].boolean);
  CHECK(list.items[3].kind == Kind::boolean);
  CHECK_FALSE(list.items[3].boolean);
  CHECK(list.items[4].kind == Kind::null);
  CHECK(cut(text, list.where) == "[1, -2.50e+3, true, false, null]");
  CHECK(cut(text, root.members[1].key_span) == "\"b\"");
  REQUIRE(member(root.members[1].value, "c"));
  CHECK(cut(text, member(root.members[1].value, "c")->where) == "\"d\"");
}

TEST_CASE("read_json: numbers keep their lexical form") {
  for (const std::string_view number : {"1.0", "-0", "1e400", "123456789012345678901234567890", "0.10"}) {
    CAPTURE(number);
    CHECK(decoded(number) == number);
  }
}

TEST_CASE("read_json: escapes are decoded") {
  CHECK(decoded(R"("\"\\\/\n\r\t")") == "\"\\/\n\r\t");
  CHECK(decoded(R"("\u0041\u00e9\u20AC\ud83d\ude00")") == "A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
}

TEST_CASE("read_json: a lone surrogate becomes U+FFFD") {
  CHECK(decoded(R"("\ud83d")") == "\xEF\xBF\xBD");
  CHECK(decoded(R"("\ude00x")") == "\xEF\xBF\xBDx");
  CHECK(decoded(R"("\ud83d\u0041")") ==
        "\xEF\xBF\xBD"
        "A");
  CHECK(decoded(R"("\ud83d\ud83d\ude00")") == "\xEF\xBF\xBD\xF0\x9F\x98\x80");
}

TEST_CASE("read_json: escapes cannot bring in characters that later stages use as marks") {
  DiagnosticSink sink;
  const auto reading = read(R"("a\u0001b\bc\ufdd0")", sink);
  REQUIRE(reading);
  CHECK(reading->root.text == "abc\xEF\xBF\xBD");
  CHECK(codes(sink) == "BYT4 BYT4 BYT6");
}

TEST_CASE("read_json: raw line breaks and tabs in a string are kept and reported once a string") {
  DiagnosticSink sink;
  const std::string_view text = "{\"a\": \"one\ntwo\tthree\"}";
  const auto reading = read(text, sink);
  REQUIRE(reading);
  CHECK_FALSE(reading->strict);
  CHECK(member(reading->root, "a")->text == "one\ntwo\tthree");
  REQUIRE(codes(sink) == "JSN1");
  CHECK(sink.diagnostics()[0].where == Span{10, 11});
}

TEST_CASE("read_json: a comma before a closing bracket is passed over") {
  DiagnosticSink sink;
  const auto reading = read("{\"a\": [1, 2, ], }", sink);
  REQUIRE(reading);
  CHECK_FALSE(reading->strict);
  CHECK(member(reading->root, "a")->items.size() == 2);
  REQUIRE(codes(sink) == "JSN2 JSN2");
  CHECK(sink.diagnostics()[0].where == Span{11, 12});
}

TEST_CASE("read_json: an identifier may be a key") {
  DiagnosticSink sink;
  const auto reading = read("{visibility: 1, $b_2: 2}", sink);
  REQUIRE(reading);
  CHECK_FALSE(reading->strict);
  CHECK(member(reading->root, "visibility"));
  CHECK(member(reading->root, "$b_2"));
  CHECK(codes(sink) == "JSN3 JSN3");
}

TEST_CASE("read_json: everything else is refused where it stands") {
  CHECK(refusal("{\"a\": 1 \"b\": 2}") == "\": found `\"`, expected `,` or `}`");
  CHECK(refusal("[1 2]") == "2: found `2`, expected `,` or `]`");
  CHECK(refusal("[,]") == ",: found `,`, expected a value");
  CHECK(refusal("[1,,2]") == ",: found `,`, expected a value");
  CHECK(refusal("{\"a\" 1}") == "1: found `1`, expected `:` after the key");
  CHECK(refusal("{'a': 1}") == "': found `'`, expected a key in double quotes or `}`");
  CHECK(refusal("{\"a\": NaN}") == "NaN: found `NaN`, expected a value");
  CHECK(refusal("[truex]") == "truex: found `truex`, expected a value");
  CHECK(refusal("[1, // no\n 2]") == "/: found `/`, expected a value");
  CHECK(refusal("[\xC2\xA0"
                "1]") == "\xC2\xA0: found `\xC2\xA0`, expected a value");
  CHECK(refusal("{} {}") == "{: found `{`, expected nothing more");
  CHECK(refusal("{\"a\": 1") == ": JSON block ends here, expected `,` or `}`");
  CHECK(refusal("") == ": JSON block ends here, expected a value");
  CHECK(refusal("[01]") == "1: found `1`, expected `,` or `]`");
  CHECK(refusal("[1.]") == "]: found `]`, expected a digit");
  CHECK(refusal("[-]") == "]: found `]`, expected a digit");
  CHECK(refusal("[1e+]") == "]: found `]`, expected a digit");
  CHECK(refusal("[\"abc]") == "\": string is opened here and never closed, expected `\"`");
}

TEST_CASE("read_json: a backslash that begins no escape is refused at its place") {
  for (const std::string_view text : {R"(["C:\qux"])", R"(["\u12g4"])", R"(["\u12"])", "[\"\\"}) {
    CAPTURE(text);
    DiagnosticSink sink;
    CHECK_FALSE(read(text, sink));
    REQUIRE(codes(sink) == "JSN13");
    CHECK(text[sink.diagnostics()[0].where.begin] == '\\');
  }
}

TEST_CASE("read_json: nesting is allowed up to the limit, not beyond") {
  const std::size_t limit = shelf::format::max_json_depth;
  DiagnosticSink good, bad;
  CHECK(read(std::string(limit, '[') + std::string(limit, ']'), good));
  CHECK(codes(good).empty());
  CHECK_FALSE(read(std::string(limit + 1, '[') + std::string(limit + 1, ']'), bad));
  CHECK(codes(bad) == "LIM1");
}

TEST_CASE("read_json: a megabyte of open brackets, quotes or backslashes ends at once") {
  for (const char c : {'[', '{', '"', '\\', '-', '\xC3'}) {
    DiagnosticSink sink;
    CHECK_FALSE(read(std::string(1 << 20, c), sink));
    CHECK(sink.has_errors());
    CHECK(sink.diagnostics().size() == 1);
  }
}

TEST_CASE("read_json: places are those of the whole text, and nothing outside the block is read") {
  const std::string_view text = "xx[1]yy";
  DiagnosticSink sink;
  const auto reading = read_json(text, {2, 5}, sink);
  REQUIRE(reading);
  CHECK(cut(text, reading->root.items[0].where) == "1");
  CHECK_FALSE(read_json("12345", {0, 0}, sink));
}
