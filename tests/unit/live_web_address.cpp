#include "live/shown_text.hpp"
#include "live/web_address.hpp"
#include "support/catch.hpp"

using namespace shelf::detail;

TEST_CASE("check_address: scheme and host are folded, the rest is encoded once") {
  const auto found = check_address("HTTPS://Docs.Nimbus.Example:443/a b?q=\"x\"#y#z%zz%20");
  REQUIRE(found);
  CHECK(found->host == "docs.nimbus.example");
  CHECK(found->url == "https://docs.nimbus.example:443/a%20b?q=%22x%22#y%23z%25zz%20");
  CHECK(check_address(found->url)->url == found->url);
  CHECK(check_address("mailto:a@h.example")->host.empty());
}

TEST_CASE("check_address: longer than four kibibytes is none") {
  const std::string head = "https://h/";
  CHECK(check_address(head + std::string(4096 - head.size(), 'x')));
  CHECK_FALSE(check_address(head + std::string(4097 - head.size(), 'x')));
  // Three bytes for each that is encoded: what is given may be short enough.
  const std::string encoded = "https://a.example/" + std::string(2'000, '|');
  CHECK_FALSE(check_address(encoded));
  CHECK(check_address(encoded.substr(0, 1'000)));
}

TEST_CASE("plain_markdown: marks go, what only looks like one stays") {
  CHECK(plain_markdown("# Head\n* item **bold** *it* __b__ `c`\n> quote") == "Head item bold it b c quote");
  CHECK(plain_markdown("*.nimbus.example and 2 * 3 and my_long_name a*b") ==
        "*.nimbus.example and 2 * 3 and my_long_name a*b");
  CHECK(plain_markdown("![alt](https://h/i.png) [label](https://h) [x] (y) [open](") == "alt label [x] (y) [open](");
  CHECK(plain_markdown("<b>a</b>\n\n---\nb") == "a b");
}

TEST_CASE("plain_markdown: marks at the start of a line end with a blank, and are six at most") {
  CHECK(plain_markdown("###### a") == "a");
  CHECK(plain_markdown("####### a") == "####### a");
  CHECK(plain_markdown("#a") == "#a");
  CHECK(plain_markdown("\t- a\r\n+\tb\n---") == "a b");
  CHECK(plain_markdown("a\n#") == "a");
  CHECK(plain_markdown("#").empty());
}

TEST_CASE("plain_markdown: one mark needs its partner on the same line, with words beside both") {
  CHECK(plain_markdown("*a* _B_ *9* _\u00e9_") == "a B 9 \u00e9");
  CHECK(plain_markdown("(*a*), *b*.") == "(a), b.");
  for (const char* text :
       {"*a", "*a b", "*a *b", "*a*b", "* a*", "x*a*", "*(a*", "a_b_c", "*.example.com", "2 * 3 * 4"})
    CHECK(plain_markdown(std::string("see ") + text) == std::string("see ") + text);
  CHECK(plain_markdown("*a\nb*") == "*a b*");
  CHECK(plain_markdown("**a\nb**") == "a b");  // more than one is always meant
}

TEST_CASE("plain_markdown: a link is its label, when its address ends on the line") {
  CHECK(plain_markdown("[a](https://h/b)c") == "ac");
  CHECK(plain_markdown("[a](https://h\n/b)") == "[a](https://h /b)");
  CHECK(plain_markdown("![a](x") == "![a](x");
  CHECK(plain_markdown("a! b!") == "a! b!");
  const std::string far = "[" + std::string(600, 'x') + "](y)";
  CHECK(plain_markdown(far) == far);  // looked for within 512 bytes
}

TEST_CASE("check_address: hosts, ports and mail addresses are what they should be") {
  for (const char* good :
       {"https://a-b.c_d.example/", "https://h:1/", "https://h:65535/", "mailto:a.b-c_d+e@h.example"}) {
    CAPTURE(good);
    CHECK(check_address(good));
  }
  for (const std::string& bad :
       {std::string("https://-a/"), std::string("https://h:/"), std::string("https://h:123456/"),
        std::string("https://h:8a/"), std::string("https://h:8+/"), "https://" + std::string(254, 'a') + "/",
        std::string("mailto:@h"), std::string("mailto:a@b@c"), std::string("mailto:a b@h"), std::string("mailto:a<b@h"),
        std::string("mailto:a@-h"), std::string("mailto:a"), std::string("ftp://h/")}) {
    CAPTURE(bad);
    CHECK_FALSE(check_address(bad));
  }
  CHECK(check_address("\t\n\r\f https://h/ \t")->url == "https://h/");
  CHECK(check_address("https://h/a%2")->url == "https://h/a%252");
}

TEST_CASE("shown_line: one line without controls") {
  CHECK(shown_line(" a\r\n\tb\x1b\xE2\x80\x8B"
                   "c\xE2\x80\xA8"
                   "d ") ==
        "a b\xEF\xBF\xBD"
        "c d");
}
