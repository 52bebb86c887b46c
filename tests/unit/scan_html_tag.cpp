#include "html/scan_html_tag.hpp"

#include "support/catch.hpp"

using namespace shelf::compiler;
using Kind = AngleText::Kind;

namespace {

std::optional<AngleText> scan(std::string_view text) { return scan_angle_text(text, 0, text.size()); }

// `text` as a whole is `kind`.
void check_kind(std::string_view text, Kind kind) {
  CAPTURE(text);
  const auto found = scan(text);
  REQUIRE(found);
  CHECK(found->kind == kind);
  CHECK(found->end == text.size());
}

AngleText tag(std::string_view text) {
  CAPTURE(text);
  const auto found = scan(text);
  REQUIRE(found);
  REQUIRE(found->kind == Kind::open_tag);
  return *found;
}

}  // namespace

TEST_CASE("scan_angle_text: addresses in angle brackets are links") {
  for (const char* text : {"<https://h.example/a?b=c#d>", "<mailto:a@h.example>", "<x+y.z-1:a>",
                           "<a.b+c'd@h-1.example>", "<1@2>", "<a@h>"})
    check_kind(text, Kind::autolink);
}

TEST_CASE("scan_angle_text: what is nearly an address is a placeholder") {
  const std::string long_scheme = "<" + std::string(33, 's') + ":x>";
  check_kind("<" + std::string(32, 's') + ":x>", Kind::autolink);
  for (const std::string& text :
       {long_scheme, std::string("<h:x>"), std::string("<https:a b>"), std::string("<name>x").substr(0, 6),
        std::string("<a@>"), std::string("<a@-h>"), std::string("<a@h->"), std::string("<a@h_i>"),
        std::string("<a b@h>"), std::string("<a(b@h>")})
    check_kind(text, Kind::placeholder);
  for (const char* text : {"<@h>", "<1>", "< a>", "<-->", "<", "</", "</>", "<a", "<a\n>", "<your <b"}) {
    CAPTURE(text);
    CHECK_FALSE(scan(text));
  }
}

TEST_CASE("scan_angle_text: attributes that are kept are kept once, the first one counts") {
  const AngleText link = tag("<a href=\"x&amp;y\" title='t &lt; u' name=n target=_blank>");
  CHECK(link.href == "x&y");
  CHECK(link.title == "t < u");
  CHECK_FALSE(link.dropped_attributes);
  const AngleText twice = tag("<a href=x title=t href=y title=u>");
  CHECK(twice.href == "x");
  CHECK(twice.title == "t");
  CHECK(twice.dropped_attributes);
  const AngleText image = tag("<img src=\"a.png\" alt='one' alt='two' href=x/>");
  CHECK(image.href == "a.png");
  CHECK(image.text == "one");
  CHECK(image.dropped_attributes);
}

TEST_CASE("scan_angle_text: a list starts at a number of at most four digits") {
  CHECK(tag("<ol start=\"12\">").start == 12);
  CHECK(tag("<OL START='9999'>").start == 9999);
  for (const char* text :
       {"<ol start=''>", "<ol start=10000>", "<ol start=1a>", "<ol start=-1>", "<ol type=a>", "<ul start=3>"}) {
    CHECK(tag(text).start == 1);
    CHECK(tag(text).dropped_attributes);
  }
}

TEST_CASE("scan_angle_text: a tag holds nothing but attributes with values") {
  for (const char* text : {"<b>", "<B\tclass = 'x'\t>", "<br/>", "<td data-x_y:z=1 >"}) tag(text);
  for (const char* text : {"<b x>", "<b =x>", "<b x=>", "<b x='1'y='2'>", "<b,c>", "<b x=\"1>", "<b x=a`b>", "<bold>"})
    check_kind(text, Kind::placeholder);
  check_kind("</b>", Kind::close_tag);
  check_kind("</B >", Kind::close_tag);
  CHECK_FALSE(scan("<b title=\"x\ny\">"));  // a tag ends on its line
}

TEST_CASE("scan_angle_text: looks no further than the limit") {
  CHECK_FALSE(scan_angle_text("<b>", 0, 2));
  CHECK_FALSE(scan_angle_text("a<b>", 1, 2));
  const auto found = scan_angle_text("a<b>", 1, 9);
  REQUIRE(found);
  CHECK(found->end == 4);
  CHECK(scan("<b title='" + std::string(4000, 'x') + "'>"));
  CHECK_FALSE(scan("<b title='" + std::string(4200, 'x') + "'>"));
}

TEST_CASE("find_end_tag: the name whole, in any case") {
  CHECK(find_end_tag("a</pre>", 0, "pre") == 1);
  CHECK(find_end_tag("</prefix></PRE\n>", 0, "pre") == 9);
  CHECK(find_end_tag("</pre></pre >", 1, "pre") == 6);
  for (const char* text : {"", "</pre", "</pr>", "<pre>", "</pred>", "</ pre>"}) {
    CAPTURE(text);
    CHECK(find_end_tag(text, 0, "pre") == std::string_view::npos);
  }
}
