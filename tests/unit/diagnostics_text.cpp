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

TEST_CASE("excerpt: every block of wide characters, and its neighbours") {
  for (const char* wide :
       {"\u1100", "\u115f", "\u2e80", "\ua4cf", "\uac00", "\ud7a3", "\uf900", "\ufaff", "\ufe30", "\ufe6f", "\uff01",
        "\uff60", "\uffe0", "\uffe6", "\U0001f300", "\U0001f64f", "\U00020000", "\U0003fffd"}) {
    CAPTURE(wide);
    CHECK(make_excerpt(wide, 0, std::string_view(wide).size()).marks == "^^");
  }
  for (const char* narrow : {"a", "\u00e9", "\u1160", "\u2e7f", "\ua4d0", "\uabff", "\ud7a4", "\ufb00", "\ufe70",
                             "\uff61", "\uffe7", "\U0001f2ff", "\U0001f650", "\U0001ffff"}) {
    CAPTURE(narrow);
    CHECK(make_excerpt(narrow, 0, std::string_view(narrow).size()).marks == "^");
  }
}

TEST_CASE("excerpt: bytes that are no text, and tabs that are marked") {
  const Excerpt broken = make_excerpt("a\xff\tb", 1, 3);
  CHECK(broken.source.starts_with("a"));
  CHECK(broken.source.ends_with("\tb"));
  CHECK(broken.source.find('\xff') == std::string::npos);
  CHECK(broken.marks == " " + std::string(broken.source.size() - 2, '^'));
  CHECK(make_excerpt("\tb", 0, 1).marks == "^");
}

TEST_CASE("excerpt: a window begins and ends between characters") {
  for (const char* letter : {"\u00e9", "\u4e2d", "\U0001f600"}) {
    std::string line;
    for (int i = 0; i < 500; ++i) line += letter;
    const std::size_t place = line.size() / 2;
    const Excerpt excerpt = make_excerpt(line, place, place + std::string_view(letter).size());
    CHECK(excerpt.source.starts_with("\u2026" + std::string(letter)));
    CHECK(excerpt.source.ends_with(std::string(letter) + "\u2026"));
    CHECK(excerpt.source.find("\\x") == std::string::npos);
  }
}

TEST_CASE("render_text: numbers of lines have room, the widest too") {
  const std::string text = render_text(at(20'000, 20'001), one_source(std::string(20'000, '\n') + "x"), false);
  CHECK(text.find("\n  20001 | x\n        | ^\n") != std::string::npos);
  const std::string wide = render_text(at(200'000, 200'001), one_source(std::string(200'000, '\n') + "x"), false);
  CHECK(wide.find("\n  200001 | x\n") != std::string::npos);
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
