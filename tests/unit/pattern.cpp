#include "pattern/pattern.hpp"

#include <string>

#include "support/catch.hpp"

using shelf::detail::Pattern;

namespace {
// What is found, in brackets; "-" without a match, "?" for a pattern that cannot be read.
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
  CHECK(found(".*", "a\nb") == "[a]");
  CHECK(found("^disk", "a disk") == "-");
  CHECK(found("disk$", "disks") == "-");
  CHECK(found("b$", "ab") == "[b]");
  CHECK(found("^$", "") == "[]");
  CHECK(found("^$", "x") == "-");
  CHECK(found("^+$", "") == "[]");
  CHECK(found("^+$", "x") == "-");
  CHECK(found("Disk", "disk") == "-");
  CHECK(found("", "x") == "[]");
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
  CHECK(found("a{1,3}?", "aaa") == "[a]");
  CHECK(found("^a{2}$", "aa") == "[aa]");
  CHECK(found("^a{2}$", "aaa") == "-");
  CHECK(found("a{2}$", "aaa") == "[aa]");
  CHECK(found("a{2,}", "aaaa") == "[aaaa]");
  CHECK(found("a{1,2}", "aaaa") == "[aa]");
  CHECK(found("a{2,3}", "aaaa") == "[aaa]");
  CHECK(found("a{0}b", "ab") == "[b]");
  CHECK(found("(?:ab){0,2}$", "ababab") == "[abab]");
  CHECK(found("x{,2}", "x{,2}") == "[x{,2}]");
  CHECK(found("a{", "a{") == "[a{]");
}

TEST_CASE("pattern: groups and alternatives, the first one preferred") {
  CHECK(found("^(?:disk|host)s?$", "hosts") == "[hosts]");
  CHECK(found("a|ab", "ab") == "[a]");
  CHECK(found("a|b|cd|", "cd") == "[cd]");
  CHECK(found("a|b|", "x") == "[]");
  CHECK(found("(?:ab)+", "xababa") == "[abab]");
  CHECK(found("(?:ab|a)(?:c|bcd)", "abcd") == "[abc]");
  CHECK(found("(?:a*)*b", "aaab") == "[aaab]");
  CHECK(found("(?:)+x", "x") == "[x]");
  CHECK(found("b|abc", "xabc") == "[abc]");
}

TEST_CASE("pattern: the first group is what is found") {
  CHECK(found("pump(\\d+)/(.)", "a/pump42/x") == "[42]");
  CHECK(found("(?:pump|tank)(\\d)", "tank7") == "[7]");
  CHECK(found("(?<name>[A-Z]{2})-", "xAB-") == "[AB]");
  CHECK(found("((a)b)c", "abc") == "[ab]");
  CHECK(found("(a)|b", "b") == "[b]");
  CHECK(found("x()y", "xy") == "[]");
  CHECK(found("(?:(a)|b)*", "ab") == "[a]");
  CHECK(found("(ab){0,2}$", "ababab") == "[ab]");
  CHECK(found("(\\w)+", "abc") == "[c]");
  CHECK(found("(a+?)(a*)", "aaa") == "[a]");
  CHECK(found("^([0-9A-Za-z]{4}[-][0]{2})$", "ab1C-00") == "[ab1C-00]");
}

TEST_CASE("pattern: classes and escapes") {
  CHECK(found("^[0-9][0-9.]*$", "6.1.0") == "[6.1.0]");
  CHECK(found("[\\d.]+", "v1.25b") == "[1.25]");
  CHECK(found("[^0-9]", "12x") == "[x]");
  CHECK(found("[^\\s-]+$", "a-b c") == "[c]");
  CHECK(found("[a-]+", "b-a-c") == "[-a-]");
  CHECK(found("[\\]x]+", "a]x") == "[]x]");
  CHECK(found("[\\]a-c-]+", "x]b-") == "[]b-]");
  CHECK(found("[\\d-x]+", "a4-x") == "[4-x]");
  CHECK(found("\\d+", "no 42") == "[42]");
  CHECK(found("\\D+", "42no") == "[no]");
  CHECK(found("\\D+\\S", "1ab2") == "[ab2]");
  CHECK(found("\\w+", "-a_1-") == "[a_1]");
  CHECK(found("\\w+\\s\\W", "a_1 !") == "[a_1 !]");
  CHECK(found("[\\W]+", "ab, c") == "[, ]");
  CHECK(found("\\s", "a\tb") == "[\t]");
  CHECK(found("\\S+", " ab ") == "[ab]");
  CHECK(found("\\.\\x41\\u0042\\n", ".AB\n") == "[.AB\n]");
}

TEST_CASE("pattern: codes of characters, classes that end early, counts that are none") {
  CHECK(found("\\x4A\\u00e9", "J\u00e9") == "[J\u00e9]");
  CHECK(found("\\x4a", "J") == "[J]");
  CHECK(found("[\\b]", "a\bc") == "[\b]");
  CHECK(found("[a-]", "-") == "[-]");
  CHECK(found("[a-\\d]+", "a-1b") == "[a-1]");
  CHECK(found("[\\d-z]+", "1-zb") == "[1-z]");
  for (const char* broken :
       {"[", "[a", "[a-", "[\\", "\\", "\\x4", "\\x4G", "\\u12", "[z-a]", "(a", "a)", "a|(b", "(?:", "*a", "[a-\\"}) {
    CAPTURE(broken);
    CHECK(found(broken, "a") == "?");
  }
  CHECK(found("a{", "a{") == "[a{]");
  CHECK(found("a{2", "a{2") == "[a{2]");
  CHECK(found("a{2,", "a{2,") == "[a{2,]");
  CHECK(found("a{x}", "a{x}") == "[a{x}]");
}

TEST_CASE("pattern: the edges of words") {
  CHECK(found("\\bdisk\\b", "disks disk") == "[disk]");
  CHECK(found("\\Bisk", "isk disk") == "[isk]");
  CHECK(found("\\b\\w", "a") == "[a]");
  CHECK(found("d\\b", "d") == "[d]");
  CHECK(found("\\b", "") == "-");
  CHECK(found("s\\b.", "disk s\xc3\xa4") == "[s\xc3\xa4]");  // a word is made of ASCII
}

TEST_CASE("pattern: characters, not bytes") {
  CHECK(found("^.$", "ä") == "[ä]");
  CHECK(found("[à-ï]+", "xäéz") == "[äé]");
  CHECK(found("[ä-ü]+", "zöz") == "[ö]");
  CHECK(found("€{2}", "€€") == "[€€]");
  CHECK(found("^.$", "\xff") == "[\xff]");
  CHECK(found("^\\D$", "\xff") == "[\xff]");
  CHECK(found("é", "\xe9") == "-");
}

TEST_CASE("pattern: an identifier of 36 characters") {
  const std::string guid = "(^([0-9A-Fa-f]{8}[-][0-9A-Fa-f]{4}[-][0-9A-Fa-f]{4}[-][0-9A-Fa-f]{4}[-][0-9A-Fa-f]{12})$)";
  CHECK(found(guid, "7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c04") == "[7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c04]");
  CHECK(found(guid, "7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c0") == "-");
  CHECK(found(guid, "x7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c04") == "-");
}

TEST_CASE("pattern: what is of another dialect or broken is not read") {
  for (const std::string_view pattern :
       {"(?=a)",  "(?!a)",   "(?<=a)b", "(?<!a)b", "(?i)a", "(a)\\1",  "\\p{L}", "(?<a", "(?<>a)", "(",
        ")",      "a)",      "[a",      "[z-a]",   "[]]",   "[^]",     "*a",     "{2}a", "a**",    "a++",
        "a{3,2}", "a{2}{3}", "\\",      "[\\",     "\\x4",  "\\u12g4", "\\",     "\xff", "(?:",    "(?<a>"}) {
    CAPTURE(pattern);
    CHECK(found(pattern, "a") == "?");
  }
}

TEST_CASE("pattern: size is bounded") {
  CHECK(found("a{1000}", std::string(1000, 'a')) == "[" + std::string(1000, 'a') + "]");
  CHECK(found("a{1001}", "a") == "?");
  CHECK(found("^.{0,255}$", "a") == "[a]");
  CHECK(found("a{99999999999999999999}", "a") == "?");
  CHECK(found("(?:){99999}", "a") == "?");
  CHECK(found("(a{100}){100}", "a") == "?");
  CHECK(found("((a{30}){30}){30}", "a") == "?");
  CHECK(found("(a{500}|b{500})", "a") == "?");
  CHECK(found(std::string(Pattern::max_source + 1, '.'), "a") == "?");
  CHECK(found(std::string(32, '(') + "a" + std::string(32, ')'), "a") == "[a]");
  CHECK(found(std::string(33, '(') + "a" + std::string(33, ')'), "a") == "?");
  CHECK(found("a", std::string(Pattern::max_text, 'a')) == "[a]");
  CHECK(found("a", std::string(Pattern::max_text + 1, 'a')) == "-");
}

TEST_CASE("pattern: patterns that ruin engines that back-track are as fast as others") {
  const std::string text(4096, 'a');
  CHECK(found("(a|a)*(a|a)*(a|a)*b", text) == "-");
  CHECK(found("(a*)*b", text) == "-");
  CHECK(found("(?:a*)*(a*)*$", text + "b") == "[]");
  CHECK(found("^(?:a|aa)+$", text) == "[" + text + "]");
  CHECK(found("(a+a+)+y", text) == "-");
}

TEST_CASE("pattern: the cost of a search grows with the text and the pattern") {
  const auto pattern = Pattern::compile("a{100}");
  REQUIRE(pattern);
  CHECK(pattern->cost("") >= 100);
  CHECK(pattern->cost(std::string(1000, 'a')) >= 100'000);
}
