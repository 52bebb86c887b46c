#include "model/rewritten_text.hpp"

#include "support/catch.hpp"

using shelf::compiler::RewrittenText;
using shelf::compiler::Span;

TEST_CASE("RewrittenText: kept text maps byte for byte, also across two calls that continue each other") {
  RewrittenText text;
  text.keep("abc", 10);
  text.keep("def", 13);
  CHECK(text.text() == "abcdef");
  CHECK(text.source_offset(0) == 10);
  CHECK(text.source_offset(4) == 14);
  CHECK(text.source_offset(6) == 16);
  CHECK(text.source_span(1, 5) == Span{11, 15});
}

TEST_CASE("RewrittenText: replaced text maps to what it replaced") {
  RewrittenText text;
  text.keep("ab", 0);
  text.replace("XYZ", {2, 9});
  text.keep("cd", 20);
  CHECK(text.text() == "abXYZcd");
  CHECK(text.source_offset(3) == 2);
  CHECK(text.source_offset(5) == 20);
  CHECK(text.source_span(2, 5) == Span{2, 9});
  CHECK(text.source_span(1, 3) == Span{1, 9});
  CHECK(text.source_span(2, 6) == Span{2, 21});
}

TEST_CASE("RewrittenText: a replacement at the end knows where it ends") {
  RewrittenText text;
  text.replace("X", {4, 8});
  CHECK(text.source_offset(1) == 8);
  CHECK(text.source_span(0, 1) == Span{4, 8});
}

TEST_CASE("RewrittenText: removed text leaves a gap in the source only") {
  RewrittenText text;
  text.keep("ab", 0);
  text.replace("", {2, 6});
  text.keep("cd", 6);
  CHECK(text.text() == "abcd");
  CHECK(text.source_offset(2) == 6);
  CHECK(text.source_span(0, 2) == Span{0, 2});
  CHECK(text.source_span(0, 4) == Span{0, 8});
}

TEST_CASE("RewrittenText: a part of another text keeps its places") {
  RewrittenText from, text;
  from.keep("abc", 10);
  from.replace("XY", {13, 20});
  from.keep("def", 20);
  text.append(from, 1, 6);
  CHECK(text.text() == "bcXYd");
  CHECK(text.source_offset(0) == 11);
  CHECK(text.source_span(2, 4) == Span{13, 20});
  CHECK(text.source_offset(4) == 20);
  text.append(from, 8, 8);
  text.append(from, 3, 3);
  text.append(RewrittenText(), 0, 0);
  text.keep("", 3);
  CHECK(text.text() == "bcXYd");
  RewrittenText end;
  end.append(from, 4, 5);
  CHECK(end.text() == "Y");
  CHECK(end.source_span(0, 1) == Span{13, 20});
}

TEST_CASE("RewrittenText: an empty text has no places") {
  CHECK(RewrittenText().source_offset(0) == 0);
  CHECK(RewrittenText().source_span(0, 0) == Span{0, 0});
}
