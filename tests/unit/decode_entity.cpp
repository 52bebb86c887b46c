#include "html/decode_entity.hpp"

#include "support/catch.hpp"

using shelf::compiler::decode_entities;
using shelf::compiler::decode_entity;

TEST_CASE("decode_entity: names, decimal and hexadecimal numbers become UTF-8") {
  CHECK(decode_entity("&amp;") == "&");
  CHECK(decode_entity("&lt;") == "<");
  CHECK(decode_entity("&quot;") == "\"");
  CHECK(decode_entity("&nbsp;") == "\xc2\xa0");
  CHECK(decode_entity("&eacute;") == "\xc3\xa9");
  CHECK(decode_entity("&#65;") == "A");
  CHECK(decode_entity("&#x20AC;") == "\xe2\x82\xac");
  CHECK(decode_entity("&#X20ac;") == "\xe2\x82\xac");
  CHECK(decode_entity("&frac12;") == "\xc2\xbd");
  CHECK(decode_entity("&#9;") == "\t");
  CHECK(decode_entity("&#10;") == "\n");
  CHECK(decode_entity("&#x1F600;") == "\xf0\x9f\x98\x80");
}

TEST_CASE("decode_entity: code points that may not be are U+FFFD") {
  for (const char* bad : {"&#0;", "&#xD800;", "&#x110000;", "&#99999999;", "&#1;", "&#2;"}) {
    CAPTURE(bad);
    CHECK(decode_entity(bad) == "\xef\xbf\xbd");
  }
}

TEST_CASE("decode_entity: an unknown name and what is no reference stay") {
  for (const char* text : {"&nosuchname;", "&;", "&#;", "&#x;", "&#12a;", "&#xg;", "&#xG;", "&#x:;", "&#123456789;",
                           "&a b;", "&a-b;", "&a{;", "&a_;", "&a:;", "&amp", "amp;"}) {
    CAPTURE(text);
    CHECK(decode_entity(text) == text);
  }
}

TEST_CASE("decode_entity: what is longer than any name of HTML stays") {
  const std::string text = "&" + std::string(63, 'a') + ";";
  CHECK(decode_entity(text) == text);
  CHECK(decode_entities(text + "&gt;") == text + ">");
}

TEST_CASE("decode_entities: each reference of a text is decoded once") {
  CHECK(decode_entities("a &amp;lt; b & c &gt;") == "a &lt; b & c >");
  CHECK(decode_entities("fish & chips; &unknown;") == "fish & chips; &unknown;");
}
