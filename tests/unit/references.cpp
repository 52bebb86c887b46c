#include "text/references.hpp"

#include "support/catch.hpp"

using shelf::compiler::read_reference;

TEST_CASE("read_reference: the names of XML, decimal and hexadecimal numbers") {
  CHECK(read_reference("&apos;s").code_point == U'\'');
  CHECK(read_reference("&apos;s").length == 6);
  CHECK(read_reference("&#65;").code_point == U'A');
  CHECK(read_reference("&#x1F600;&").code_point == char32_t{0x1f600});
  CHECK(read_reference("&#x1F600;&").length == 9);
  CHECK(read_reference("&#x10ffff;").code_point == char32_t{0x10ffff});
}

TEST_CASE("read_reference: what is not closed, no number or no character is none") {
  for (const char* text :
       {"&", "&#", "&#;", "&#x", "&#x;", "&#5", "&#x5", "&#12a;", "&#-5;", "&#xG0;", "&#X41;", "&#x110000;",
        "&#99999999999999999999;", "&#xD800;", "&#xDFFF;", "&#0;", "&nbsp;", "&AMP;"}) {
    CAPTURE(text);
    CHECK(read_reference(text).length == 0);
  }
  CHECK(read_reference("&#xE000;").length == 8);  // the first behind the surrogates
}
