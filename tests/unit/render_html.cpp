#include "support/bundle_builder.hpp"
#include "support/catch.hpp"
#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

TEST_CASE("render_html: blocks look as a CommonMark renderer writes them") {
  UnitBuilder u;
  u.add(Op::heading, {2}).add(Op::text, {"Check the tray"}).close();
  u.add(Op::paragraph).add(Op::text_escaped, {"it's <wet> & \"cold\""}).add(Op::soft_break);
  u.add(Op::text, {"b"}).add(Op::line_break).add(Op::text, {"c"}).close();
  CHECK(html(u) == "<h2>Check the tray</h2>\n<p>it&#39;s &lt;wet&gt; &amp; &quot;cold&quot;\nb<br>\nc</p>\n");
}

TEST_CASE("render_html: tight and loose lists") {
  UnitBuilder u;
  u.add(Op::bullet_list, {1}).add(Op::list_item).add(Op::text, {"a"}).close();
  u.add(Op::list_item).add(Op::paragraph).add(Op::text, {"b"}).close().close().close();
  u.add(Op::ordered_list, {0, 3}).add(Op::list_item).add(Op::paragraph).add(Op::text, {"c"}).close().close().close();
  CHECK(html(u) == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol start=\"3\">\n<li><p>c</p>\n</li>\n</ol>\n");
}

TEST_CASE("render_html: a list value closes the paragraph and opens it again only when more follows") {
  Values values;
  const std::vector<std::string> items = {"one", "<two>"};
  values.set_list("things", items);
  const RenderOptions options{false, &values};
  UnitBuilder alone;
  alone.add(Op::paragraph).add(Op::token, {1, "Things", "[things]"}).close();
  CHECK(html(alone, options) == "<ul>\n<li>one</li>\n<li>&lt;two&gt;</li>\n</ul>\n");
  UnitBuilder between;
  between.add(Op::paragraph).add(Op::text, {"before"}).add(Op::soft_break).add(Op::token, {1, "things", "d"});
  between.add(Op::soft_break).add(Op::text, {"after"}).close();
  CHECK(html(between, options) == "<p>before\n</p>\n<ul>\n<li>one</li>\n<li>&lt;two&gt;</li>\n</ul>\n<p>after</p>\n");
  UnitBuilder inside;
  inside.add(Op::paragraph).add(Op::token, {0, "things", "d"}).close();
  CHECK(html(inside, options) == "<p>one, &lt;two&gt;</p>\n");
  CHECK(html(inside) == "<p><span class=\"shelf-sample\">d</span></p>\n");
}
