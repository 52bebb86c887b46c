#include <cstdint>

#include "diagnostics/excerpt.hpp"
#include "shelfc/render.hpp"
#include "support/catch.hpp"

using namespace shelf::compiler;

namespace {
std::vector<SourceInfo> one_source(std::string text) { return {{"tray/jam.md", "tray/jam.md", std::move(text)}}; }

Diagnostic at(std::uint32_t begin, std::uint32_t end) {
  return {Code::HDR18, Severity::warning, 0, {begin, end}, "value has no quotes", "write `\"3\"`", {}};
}
}  // namespace

TEST_CASE("render_text: place, severity, code, message, source line, marks, help") {
  CHECK(render_text(at(6, 8), one_source("one\nx=33 y\n"), false) ==
        "tray/jam.md:2:3: warning[HDR18]: value has no quotes\n"
        "    2 | x=33 y\n"
        "      |   ^^\n"
        "   help: write `\"3\"`\n");
}

TEST_CASE("render_text: notes follow with their own places") {
  Diagnostic diagnostic = at(0, 1);
  diagnostic.help.clear();
  diagnostic.notes.push_back({0, {4, 5}, "first given here"});
  CHECK(render_text(diagnostic, one_source("one\ntwo"), false) ==
        "tray/jam.md:1:1: warning[HDR18]: value has no quotes\n"
        "    1 | one\n"
        "      | ^\n"
        "tray/jam.md:2:1: note: first given here\n");
}

TEST_CASE("render_text: without a file only the message is left") {
  Diagnostic diagnostic = at(0, 0);
  diagnostic.file = no_file;
  diagnostic.help.clear();
  CHECK(render_text(diagnostic, {}, false) == "warning[HDR18]: value has no quotes\n");
}

TEST_CASE("render_text: no byte of a message or path can drive a terminal") {
  Diagnostic diagnostic = at(0, 1);
  diagnostic.message = "found `\x1b[31m\xe2\x80\xae`";
  const std::string text = render_text(diagnostic, {{"a\x1b.md", "", "\x1b]0;x\x07"}}, false);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\x07') == std::string::npos);
  CHECK(text.find("\\u202e") != std::string::npos);
}

TEST_CASE("render_text: colour only when asked for") {
  CHECK(render_text(at(0, 1), one_source("x"), true).find("\x1b[") != std::string::npos);
  CHECK(render_text(at(0, 1), one_source("x"), false).find("\x1b[") == std::string::npos);
}

TEST_CASE("excerpt: tabs keep the marks aligned") {
  const Excerpt excerpt = make_excerpt("\ta\tbc", 3, 5);
  CHECK(excerpt.source == "\ta\tbc");
  CHECK(excerpt.marks == "\t \t^^");
}

TEST_CASE("excerpt: wide characters take two columns") {
  CHECK(make_excerpt("\xe4\xb8\xad"
                     "x",
                     3, 4)
            .marks == "  ^");
}

TEST_CASE("excerpt: an escaped character is marked over its whole width") {
  const Excerpt excerpt = make_excerpt(
      "a\x01"
      "b",
      1, 2);
  CHECK(excerpt.source == "a\\x01b");
  CHECK(excerpt.marks == " ^^^^");
}

TEST_CASE("excerpt: a point at the end of the line is marked behind it") {
  CHECK(make_excerpt("ab", 2, 2).marks == "  ^");
  CHECK(make_excerpt("", 0, 0).marks == "^");
  CHECK(make_excerpt("ab", 9, 12).marks == "  ^");
}

TEST_CASE("excerpt: a long line shows a window round the place") {
  const std::string line = std::string(500'000, 'a') + "HERE" + std::string(500'000, 'b');
  const Excerpt excerpt = make_excerpt(line, 500'000, 500'004);
  CHECK(excerpt.source.size() < 130);
  CHECK(excerpt.source.find("HERE") != std::string::npos);
  CHECK(excerpt.marks == std::string(41, ' ') + "^^^^");
}
