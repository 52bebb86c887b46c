// What an author, a value or a service may say to do harm gives the harmless output that stands beside it.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "markup/attack_cases.hpp"
#include "shelf_format/safe_text.hpp"
#include "support/catch.hpp"
#include "support/html_check.hpp"

using namespace shelf::test;

namespace {

const std::string folder = SHELF_ATTACKS;

std::string without_end(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

// Without the sequences that the terminal format writes itself: colours, and links to what is no control character.
std::string without_own_sequences(std::string_view ansi) {
  std::string out;
  for (std::size_t i = 0; i < ansi.size(); ++i) {
    const std::string_view left = ansi.substr(i);
    const bool style = left.starts_with("\x1b[") && left.find('m') != std::string_view::npos &&
                       left.substr(2, left.find('m') - 2).find_first_not_of("0123456789;") == std::string_view::npos;
    if (style) {
      i += left.find('m');
    } else if (left.starts_with("\x1b]8;")) {
      const std::size_t end = left.find("\x1b\\");
      out += left.substr(4, end - 4);
      i += end + 1;
    } else {
      out += ansi[i];
    }
  }
  return out;
}

// Valid UTF-8 without control characters but the line feed; `for_terminal`: nor any mark that shows other than it is.
bool is_plain(std::string_view text, bool for_terminal) {
  for (std::size_t at = 0; at < text.size();) {
    const auto point = shelf::format::decode_utf8(text, at);
    const bool control = point.value < 0x20 || (point.value >= 0x7f && point.value < 0xa0);
    if (!point.valid) return false;
    if (point.value != '\n' && (for_terminal ? shelf::format::is_unprintable(point.value) : control)) return false;
    at += point.size;
  }
  return true;
}

// The elements that the renderer may write (safety of markup: everything else is text).
constexpr std::string_view elements[] = {
    "p",     "h1",      "h2",    "h3",    "h4",         "h5",  "h6",   "br",     "hr",      "strong",  "em",
    "b",     "i",       "u",     "s",     "del",        "ins", "mark", "sub",    "sup",     "small",   "code",
    "kbd",   "samp",    "var",   "pre",   "blockquote", "ul",  "ol",   "li",     "dl",      "dt",      "dd",
    "table", "caption", "thead", "tbody", "tfoot",      "tr",  "th",   "td",     "details", "summary", "abbr",
    "span",  "div",     "q",     "cite",  "wbr",        "a",   "img",  "button", "section", "figure",  "figcaption"};
constexpr std::string_view attributes[] = {"href",    "title",  "target", "rel",   "src",   "alt",
                                           "width",   "height", "start",  "type",  "align", "colspan",
                                           "rowspan", "scope",  "open",   "class", "role"};

// "p class title": an element with the names of its attributes.
bool is_allowed(const std::string& element) {
  std::string_view left = element;
  if (left.starts_with('/')) left.remove_prefix(1);
  for (bool first = true; !left.empty(); first = false) {
    const std::string_view word = left.substr(0, left.find(' '));
    left.remove_prefix(std::min(word.size() + 1, left.size()));
    const bool known = first ? std::ranges::find(elements, word) != std::end(elements)
                             : std::ranges::find(attributes, word) != std::end(attributes) ||
                                   word.starts_with("data-") || word.starts_with("aria-");
    if (!known) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("attacks: what is rendered is what the collection says, and nothing that is not allowed") {
  const auto attacks = read_attacks(folder);
  const auto rendered = render_attacks(attacks);
  REQUIRE(attacks.size() > 100);
  for (std::size_t i = 0; i < attacks.size(); ++i) {
    INFO(attacks[i].family + ": " + attacks[i].name);
    CHECK(without_end(rendered[i].html) == attacks[i].expected);
    const auto found = html_elements(rendered[i].html);
    REQUIRE(found);
    for (const std::string& element : *found) {
      CAPTURE(element);
      CHECK(is_allowed(element));
    }
  }
}

TEST_CASE("attacks: a terminal gets no control character, JSON no angle bracket") {
  const auto attacks = read_attacks(folder);
  const auto rendered = render_attacks(attacks);
  for (std::size_t i = 0; i < attacks.size(); ++i) {
    INFO(attacks[i].family + ": " + attacks[i].name);
    CHECK(is_plain(rendered[i].text, false));
    CHECK(is_plain(rendered[i].markdown, false));
    CHECK(is_plain(rendered[i].json, false));
    CHECK(is_plain(without_own_sequences(rendered[i].ansi), true));
    if (rendered[i].json.empty()) continue;
    CHECK(nlohmann::json::parse(rendered[i].json, nullptr, false).is_object());
    CHECK(rendered[i].json.find_first_of("<>&") == std::string::npos);
  }
}
