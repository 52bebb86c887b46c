#include "support/catch.hpp"
#include "text/quote.hpp"
#include "text/utf8.hpp"

using namespace shelf::compiler;

TEST_CASE("quoted: one line in backticks, cut between characters") {
  CHECK(quoted("a b") == "`a b`");
  CHECK(quoted("a\nb\tc\rd") == "`a b c d`");
  CHECK(quoted("abcde", 5) == "`abcde`");
  CHECK(quoted("abcdef", 5) == "`abcde…`");
  CHECK(quoted("ab\u20accd", 4) == "`ab…`");  // the limit is inside the third character
  CHECK(quoted("ab\u20accd", 5) == "`ab\u20ac…`");
  CHECK(quoted("\U0001f600\U0001f600", 3) == "`…`");
  CHECK(quoted(std::string(61, 'x')) == "`" + std::string(60, 'x') + "…`");
}

TEST_CASE("code_point_name: four digits, six for characters that need more") {
  CHECK(code_point_name(0x1a) == "U+001A");
  CHECK(code_point_name(0xffff) == "U+FFFF");
  CHECK(code_point_name(0x1f600) == "U+01F600");
}

TEST_CASE("sequence_length: well-formed UTF-8 only") {
  CHECK(sequence_length("") == 0);
  CHECK(sequence_length("a") == 1);
  CHECK(sequence_length("\u00e9x") == 2);
  CHECK(sequence_length("\u20ac") == 3);
  CHECK(sequence_length("\U00010000") == 4);
  CHECK(sequence_length("\U0010ffff") == 4);
  for (const char* bad : {"\x80", "\xc1\x80", "\xe0\x9f\x80", "\xed\xa0\x80", "\xf0\x8f\x80\x80", "\xf4\x90\x80\x80",
                          "\xf5\x80\x80\x80", "\xe2\x82", "\xf0\x9f\x98", "\xc3"}) {
    CAPTURE(bad);
    CHECK(sequence_length(bad) == 0);
  }
}

TEST_CASE("first_code_point: characters of every length") {
  CHECK(first_code_point("A\u00e9") == U'A');
  CHECK(first_code_point("\u00e9A") == U'\u00e9');
  CHECK(first_code_point("\u20ac") == U'\u20ac');
  CHECK(first_code_point("\U0001f600") == U'\U0001f600');
}
