#include <string>

#include "live/pattern.hpp"
#include "support/catch.hpp"

using shelf::detail::Pattern;

namespace {

// "none": no match. "refused": did not compile.
std::string find(std::string_view pattern, std::string_view text) {
  const auto compiled = Pattern::compile(pattern);
  if (!compiled) return "refused";
  const auto found = compiled->find(text);
  return found ? "<" + std::string(*found) + ">" : "none";
}

}  // namespace

TEST_CASE("pattern: the leftmost match, longest or shortest as its quantifiers say") {
  CHECK(find("[^/]+$", "/tanks/north/pump7") == "<pump7>");
  CHECK(find(".*", "a b") == "<a b>");
  CHECK(find(".*", "a\nb") == "<a>");
  CHECK(find("a+?", "aaa") == "<a>");
  CHECK(find("ab|abc", "xabc") == "<ab>");
  CHECK(find("(?:ab|a)(?:c|bcd)", "abcd") == "<abc>");
  CHECK(find("a{2,3}", "aaaa") == "<aaa>");
  CHECK(find("a{2}$", "aaa") == "<aa>");
  CHECK(find("^b", "ab") == "none");
  CHECK(find("b$", "ab") == "<b>");
  CHECK(find("^+$", "") == "<>");
  CHECK(find("^+$", "x") == "none");
  CHECK(find("", "x") == "<>");
  CHECK(find("x|", "y") == "<>");
}

TEST_CASE("pattern: the first group is what is picked") {
  CHECK(find("pump(\\d+)/(.)", "a/pump42/x") == "<42>");
  CHECK(find("(?<name>[A-Z]{2})-", "xAB-") == "<AB>");
  CHECK(find("(a)|b", "b") == "<b>");
  CHECK(find("(?:(a)|b)*", "ab") == "<a>");
  CHECK(find("^([0-9A-Za-z]{4}[-][0]{2})$", "ab1C-00") == "<ab1C-00>");
}

TEST_CASE("pattern: classes, sets and characters beyond ASCII") {
  CHECK(find("\\w+\\s\\W", "a_1 !") == "<a_1 !>");
  CHECK(find("[\\d.]+", "v1.25b") == "<1.25>");
  CHECK(find("[^\\s-]+$", "a-b c") == "<c>");
  CHECK(find("[]]", "]") == "refused");
  CHECK(find("[\\]a-c-]+", "x]b-") == "<]b->");
  CHECK(find("[ä-ü]+", "zöz") == "<ö>");
  CHECK(find(".", "ö") == "<ö>");
  CHECK(find("\\D+\\S", "1ab2") == "<ab2>");
}

TEST_CASE("pattern: what is not supported or malformed is refused") {
  for (const std::string_view pattern :
       {"(?=a)", "(?!a)", "(?<=a)b", "(?<!a)b", "(a)\\1", "(?i)a",   "\\bx",          "\\p{L}", "(",    ")",   "a)",
        "[a",    "[z-a]", "*a",      "a{",      "a{3,2}", "a{2000}", "(a{100}){100}", "\\",     "\xFF", "(?<a"}) {
    CAPTURE(pattern);
    CHECK(find(pattern, "a") == "refused");
  }
  CHECK_FALSE(Pattern::compile(std::string(513, 'a')));
  CHECK_FALSE(Pattern::compile(std::string(100, '(') + std::string(100, ')')));
}

TEST_CASE("pattern: patterns that ruin engines that back-track are as fast as others") {
  const std::string text(4096, 'a');
  CHECK(find("(a*)*b", text) == "none");
  CHECK(find("^(?:a|aa)+$", text) == "<" + text + ">");
  CHECK(find("(x+x+)+y", std::string(4096, 'x')) == "none");
  CHECK(find("a", text + "a") == "none");  // longer than what is searched
}
