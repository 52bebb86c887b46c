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

TEST_CASE("shown_line: one line without controls") {
  CHECK(shown_line(" a\r\n\tb\x1b\xE2\x80\x8B"
                   "c\xE2\x80\xA8"
                   "d ") ==
        "a b\xEF\xBF\xBD"
        "c d");
}
