#include <string>

#include "forms/pattern.hpp"
#include "support/catch.hpp"

using shelf::detail::Pattern;

namespace {
// The match in brackets; "-" without one, "?" for a pattern that cannot be read.
std::string found(std::string_view pattern, std::string_view text) {
  const auto compiled = Pattern::compile(pattern);
  if (!compiled) return "?";
  const auto match = compiled->find(text);
  return match ? "[" + std::string(*match) + "]" : "-";
}
}  // namespace

TEST_CASE("pattern: literals, any, anchors") {
  CHECK(found("disk", "a disk fails") == "[disk]");
  CHECK(found("disk", "a desk") == "-");
  CHECK(found("d.sk", "a desk") == "[desk]");
  CHECK(found("d.sk", "d\nsk") == "-");
  CHECK(found("^disk", "a disk") == "-");
  CHECK(found("disk$", "disks") == "-");
  CHECK(found("^$", "") == "[]");
  CHECK(found("^$", "x") == "-");
  CHECK(found("Disk", "disk") == "-");
}

TEST_CASE("pattern: the last part of a path") {
  CHECK(found("[^/]+$", "/groups/blue/gateways/north") == "[north]");
  CHECK(found("[^/]+$", "north/") == "-");
  CHECK(found(".*", "all of it") == "[all of it]");
}

TEST_CASE("pattern: quantifiers are greedy, or lazy when they say so") {
  CHECK(found("a*", "aaab") == "[aaa]");
  CHECK(found("a*?", "aaab") == "[]");
  CHECK(found("a+?", "aaab") == "[a]");
  CHECK(found("ba?", "ba") == "[ba]");
  CHECK(found("ba??", "ba") == "[b]");
  CHECK(found("^a{2}$", "aa") == "[aa]");
  CHECK(found("^a{2}$", "aaa") == "-");
  CHECK(found("a{2,}", "aaaa") == "[aaaa]");
  CHECK(found("a{1,2}", "aaaa") == "[aa]");
  CHECK(found("a{0}b", "ab") == "[b]");
  CHECK(found("(ab){0,2}$", "ababab") == "[abab]");
  CHECK(found("x{,2}", "x{,2}") == "[x{,2}]");
  CHECK(found("a{2}{3}", "aaaaaa") == "-");  // the second brace is a literal
}

TEST_CASE("pattern: groups and alternatives, the first one preferred") {
  CHECK(found("^(disk|host)s?$", "hosts") == "[hosts]");
  CHECK(found("a|ab", "ab") == "[a]");
  CHECK(found("a|b|cd|", "cd") == "[cd]");
  CHECK(found("a|b|", "x") == "[]");
  CHECK(found("(?:ab)+", "xababa") == "[abab]");
  CHECK(found("(a*)*b", "aaab") == "[aaab]");
  CHECK(found("()+x", "x") == "[x]");
  CHECK(found("b|abc", "xabc") == "[abc]");
}

TEST_CASE("pattern: classes and escapes") {
  CHECK(found("^[0-9][0-9.]*$", "6.1.0") == "[6.1.0]");
  CHECK(found("[^0-9]", "12x") == "[x]");
  CHECK(found("[a-]+", "b-a-c") == "[-a-]");
  CHECK(found("[\\]x]+", "a]x") == "[]x]");
  CHECK(found("[\\d-x]+", "a4-x") == "[4-x]");
  CHECK(found("\\d+", "no 42") == "[42]");
  CHECK(found("\\D+", "42no") == "[no]");
  CHECK(found("\\w+", "-a_1-") == "[a_1]");
  CHECK(found("[\\W]+", "ab, c") == "[, ]");
  CHECK(found("\\s", "a\tb") == "[\t]");
  CHECK(found("\\S+", " ab ") == "[ab]");
  CHECK(found("\\.\\x41\\u0042\\n", ".AB\n") == "[.AB\n]");
  CHECK(found("\\bdisk\\b", "disks disk") == "[disk]");
  CHECK(found("\\Bisk", "isk disk") == "[isk]");
}

TEST_CASE("pattern: characters, not bytes") {
  CHECK(found("^.$", "ä") == "[ä]");
  CHECK(found("[à-ï]+", "xäéz") == "[äé]");
  CHECK(found("€{2}", "€€") == "[€€]");
  CHECK(found("^.$", "\xff") == "[\xff]");
}

TEST_CASE("pattern: an identifier of 36 characters") {
  const std::string guid = "(^([0-9A-Fa-f]{8}[-][0-9A-Fa-f]{4}[-][0-9A-Fa-f]{4}[-][0-9A-Fa-f]{4}[-][0-9A-Fa-f]{12})$)";
  CHECK(found(guid, "7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c04") == "[7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c04]");
  CHECK(found(guid, "7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c0") == "-");
  CHECK(found(guid, "x7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c04") == "-");
}

TEST_CASE("pattern: what is of another dialect or broken is not read") {
  for (const char* pattern : {"(?=a)", "(?<name>a)", "(a)\\1", "\\p{L}", "(", ")", "a)", "[a", "[z-a]", "*a", "a**",
                              "a++", "a{3,2}", "\\", "[\\", "\\x4", "\\u12g4"}) {
    INFO(pattern);
    CHECK(found(pattern, "a") == "?");
  }
}

TEST_CASE("pattern: size is bounded, time is not lost in choices") {
  CHECK(found("(a{100}){100}", "a") == "?");
  CHECK(found("((a{30}){30}){30}", "a") == "?");
  CHECK(found(std::string(5000, 'a'), "a") == "?");
  CHECK(found(std::string(40, '(') + "a" + std::string(40, ')'), "a") == "?");
  CHECK(found("(a|a)*(a|a)*(a|a)*b", std::string(4000, 'a')) == "-");
  CHECK(found("(a*)*(a*)*$", std::string(4000, 'a') + "b") == "[]");
  CHECK(found("a", std::string(Pattern::max_text + 1, 'a')) == "-");
}
