#include "markdown/mask_code.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"

using namespace shelf::compiler;

namespace {

struct Found {
  std::vector<std::string> code, comments;
  std::size_t unclosed = 0;
};

Found find(std::string_view text) {
  DiagnosticSink sink;
  const MaskedBody masked = mask_code(text, 0, sink);
  Found found;
  for (const Span span : masked.code) found.code.emplace_back(text.substr(span.begin, span.end - span.begin));
  for (const Span span : masked.comments) found.comments.emplace_back(text.substr(span.begin, span.end - span.begin));
  for (const Diagnostic& diagnostic : sink.diagnostics()) found.unclosed += diagnostic.code == Code::MD6 ? 1 : 0;
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("mask_code: fences of back-ticks and of tildes, each closed by its own kind") {
  CHECK(find("a\n```cpp\n~~~\nx\n```\nb").code == Texts{"```cpp\n~~~\nx\n```\n"});
  CHECK(find("~~~\n```\nx\n~~~\nb").code == Texts{"~~~\n```\nx\n~~~\n"});
  CHECK(find("````\n```\n````\n").code == Texts{"````\n```\n````\n"});
}

TEST_CASE("mask_code: a fence inside a list item or block quote ends with it") {
  CHECK(find("1. a\n   ```\n   x\n   ```\n2. b").code == Texts{"   ```\n   x\n   ```\n"});
  CHECK(find("- ```\n  x\n  ```\n").code == Texts{"- ```\n  x\n  ```\n"});
  CHECK(find("- ```\n  x\nb\n").code == Texts{"- ```\n  x\n"});
  CHECK(find("> ```\n> x\nb").code == Texts{"> ```\n> x\n"});
}

TEST_CASE("mask_code: a fence that is not closed runs to the end and is reported") {
  const Found found = find("a\n```\nb\n\nc");
  CHECK(found.code == Texts{"```\nb\n\nc"});
  CHECK(found.unclosed == 1);
}

TEST_CASE("mask_code: a code span ends at a run of the same length in the same paragraph") {
  CHECK(find("a `b` c").code == Texts{"`b`"});
  CHECK(find("``a ` b`` c").code == Texts{"``a ` b``"});
  CHECK(find("`a\nb`").code == Texts{"`a\nb`"});
  CHECK(find("`a\n\nb`").code.empty());
  CHECK(find("- `a\n- b`").code.empty());
  CHECK(find("# `a\nb`").code.empty());
  CHECK(find("\\`a` b").code.empty());
}

TEST_CASE("mask_code: what comes first hides the other: code or comment") {
  CHECK(find("`<!-- a` -->").comments.empty());
  CHECK(find("<!-- `a --> b` c").comments == Texts{"<!-- `a -->"});
  CHECK(find("<!-- `a --> b` c").code.empty());
  CHECK(find("<!--\n```\n\n--> b").code.empty());
  CHECK(find("```\n<!-- a -->\n```").comments.empty());
}

TEST_CASE("mask_code: a comment ends at the first --> behind its first four characters") {
  CHECK(find("<!--> a -->b-->").comments == Texts{"<!--> a -->"});
  CHECK(find("<!--- a -- b --->c").comments == Texts{"<!--- a -- b --->"});
  CHECK(find("a <!-- b").comments.empty());
}
