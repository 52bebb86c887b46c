// Service HTML is hostile; what is written from it is not.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "live/answers.hpp"
#include "support/catch.hpp"

using shelf::detail::clean_html;
using shelf::detail::html_to_text;

namespace {

struct Case {
  std::string html, cleaned;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.html);
    CHECK(clean_html(c.html) == c.cleaned);
    CHECK(clean_html(clean_html(c.html)) == clean_html(c.html));
  }
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

constexpr std::string_view link_end = " target=\"_blank\" rel=\"noopener noreferrer\">";

}  // namespace

TEST_CASE("clean_html: allowed elements are written anew, with the attributes that are allowed") {
  check({
      {"<P CLASS=x id=y>Drain the <B onclick='go()'>tank</b></P>", "<p>Drain the <b>tank</b></p>"},
      {"<ol start=3 type=a><li>one<li>two</ol>", "<ol start=\"3\" type=\"a\"><li>one</li><li>two</li></ol>"},
      {"<table><tr><th scope=COL align=up colspan=2>h<td colspan=65>d</table>",
       "<table><tr><th colspan=\"2\" scope=\"col\">h</th><td>d</td></tr></table>"},
      {"<details open><summary>s</summary>t</details>", "<details open><summary>s</summary>t</details>"},
      {"<abbr title='a \"b\"'>c</abbr>", "<abbr title=\"a &quot;b&quot;\">c</abbr>"},
      {"a<br/>b<hr>c<wbr>", "a<br>b<hr>c<wbr>"},
  });
}

TEST_CASE("clean_html: values of attributes are what they may be, or the attribute goes") {
  for (const char* start : {"''", "12345", "1a", "-1", "+1", "1/", "'3 '"})
    check({{"<ol start=" + std::string(start) + "><li>a</ol>", "<ol><li>a</li></ol>"}});
  check({
      {"<ol start=9999 type=I><li>a</ol>", "<ol start=\"9999\" type=\"I\"><li>a</li></ol>"},
      {"<ol type=ii><li>a</ol>", "<ol><li>a</li></ol>"},
      {"<ol type=b><li>a</ol>", "<ol><li>a</li></ol>"},
      {"<abbr title=' '>a</abbr>", "<abbr>a</abbr>"},
      {"<abbr title='" + std::string(5000, 'x') + "'>a</abbr>", "<abbr>a</abbr>"},
      {"<span title=\"it's `x`\">a</span>", "<span title=\"it&#39;s &#96;x&#96;\">a</span>"},
      {"<details><summary>s</summary></details>", "<details><summary>s</summary></details>"},
      {"<a>x</a>", "x"},
      {"<a name=y>x</a>", "x"},
      {"<img>a<img alt=b>", "ab"},
  });
}

TEST_CASE("clean_html: a tag that ends nowhere, or in the middle") {
  check({
      {"<p\tclass=x\n\r\fid=y>a</p>", "<p>a</p>"},
      {"<p class = x>a</p>", "<p>a</p>"},
      {"<p class=\t'x'>a</p>", "<p>a</p>"},
      {"a<p class", "a&lt;p class"},
      {"a<p class ", "a&lt;p class "},
      {"a<p class=", "a&lt;p class="},
      {"a<p class= ", "a&lt;p class= "},
      {"<p class<b>a</b>", "&lt;p class<b>a</b>"},
      {"<script>a</scripts></script\n>b", "b"},
      {"a<style>b</style", "a"},
      {"a<style>b</STYLE x>c", "ac"},
      {"a<style>b</styl", "a"},
  });
  std::string crowded = "<ol";
  for (int i = 0; i < 200; ++i) crowded += " a" + std::to_string(i) + "=x";
  check({{crowded + " start=3><li>a</ol>", "<ol><li>a</li></ol>"}});
}

TEST_CASE("clean_html: headings start at the third level") {
  check({{"<h1>a</h1><h2>b</h2><h3>c</h3><h6>d</h6>", "<h3>a</h3><h3>b</h3><h3>c</h3><h6>d</h6>"}});
}

TEST_CASE("clean_html: links keep only addresses that may be opened") {
  const std::string end(link_end);
  check({
      {"<a href=https://Nimbus.Example/x?a=1&amp;b=2 title=t>y</a>",
       "<a href=\"https://nimbus.example/x?a=1&amp;b=2\" title=\"t\"" + end + "y</a>"},
      {"<a href='http://h/a b'>y</a>", "<a href=\"http://h/a%20b\"" + end + "y</a>"},
      {"<a href=' https://h '>y</a>", "<a href=\"https://h\"" + end + "y</a>"},
      {"<a href='mailto:a@h.example?cc=b@h.example&subject=s'>y</a>",
       "<a href=\"mailto:a@h.example?subject=s\"" + end + "y</a>"},
      {"<a href=\"https://h/&quot;onmouseover=x\">y</a>", "<a href=\"https://h/%22onmouseover=x\"" + end + "y</a>"},
      {"<a href='https://h/'>a<a href='https://i/'>b</a>c", "<a href=\"https://h/\"" + end + "ab</a>c"},
  });
  for (const std::string_view address : {"javascript:alert(1)",
                                         "JaVaScRiPt:x",
                                         "&#106;avascript:x",
                                         "&#x6A;avascript&colon;x",
                                         "java&Tab;script:x",
                                         "java\nscript:x",
                                         "\x01javascript:x",
                                         "data:text/html,x",
                                         "vbscript:x",
                                         "file:///etc",
                                         "blob:https://h/x",
                                         "//h/x",
                                         "/x",
                                         "#x",
                                         "x",
                                         "",
                                         "https:h",
                                         "https:///x",
                                         "https://good.example@h/",
                                         "https://h\\@good.example/",
                                         "https://[::1]/",
                                         "https://h:port/",
                                         "mailto:",
                                         "mailto:a",
                                         "mailto:a@h%0abcc:b@h",
                                         "data-blade:Ext.Blade"}) {
    CAPTURE(address);
    CHECK(clean_html("<a href=\"" + std::string(address) + "\">y</a>") == "y");
  }
}

TEST_CASE("clean_html: images are https or their alternative text") {
  check({
      {"<img src=https://h/i.png alt='a b' width=10 height=12345 onerror=x>",
       "<img src=\"https://h/i.png\" alt=\"a b\" width=\"10\">"},
      {"<img src=http://h/i.png alt='a &lt; b'>", "a &lt; b"},
      {"<img src=javascript:x onerror=y>", ""},
  });
}

TEST_CASE("clean_html: script and style go with their content") {
  check({
      {"a<script>alert('</p>')</script>b", "ab"},
      {"a<SCRIPT src=x>if (1 < 2) y</ScRiPt >b", "ab"},
      {"a<style>p{}</style>b<script>never closed <b>", "ab"},
      {"a<script>x</scripty></script>b", "ab"},
      {"</script>a</style>", "a"},
      {"<scr<script></script>ipt>alert(1)</scr</script>ipt>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
  });
}

TEST_CASE("clean_html: other elements lose their tags and keep their text") {
  check({
      {"<form action=x><input value=y><button>Send</button></form>", "Send"},
      {"<iframe src=https://h/>in</iframe>", "in"},
      {"<svg onload=x><g>t</g></svg>", "t"},
      {"<textarea></textarea><script>x</script>", ""},
      {"<noscript><p title=\"</noscript><img src=x onerror=y>\">", "&lt;p title=&quot;&quot;&gt;"},
      {"<o:p>t</o:p><font color=red>u</font>", "tu"},
  });
}

TEST_CASE("clean_html: angle brackets around what is no element are text") {
  check({
      {"connect to <your-server> now", "connect to &lt;your-server&gt; now"},
      {"1 < 2 > 0 <", "1 &lt; 2 &gt; 0 &lt;"},
      {"<<b>x", "&lt;<b>x</b>"},
      {"<b <i>x</i>", "&lt;b <i>x</i>"},
      {"</ p><//p></5>", "&lt;/ p&gt;&lt;//p&gt;&lt;/5&gt;"},
      {"<b", "&lt;b"},
      {"&lt;script&gt;x&amp;lt;", "&lt;script&gt;x&amp;lt;"},
  });
}

TEST_CASE("clean_html: comments, markers and declarations never show") {
  check({
      {"a<!--11111111-2222-3333-4444-555555555555-->b", "ab"},
      {"on <!--$Disk-->C<!--/$Disk-->", "on C"},
      {"<!doctype html><?xml a?><![CDATA[<b>x]]>y<!-->z<!--->", "yz"},
      {"a<!-- never closed <b>x</b>", "a never closed <b>x</b>"},
      {"a<!x", "a&lt;!x"},
  });
}

TEST_CASE("clean_html: broken quotes lose the attribute, not the text") {
  check({
      {"<a href=\"https://h/x>text</a> and \"more\"",
       "<a href=\"https://h/x\"" + std::string(link_end) + "text</a> and &quot;more&quot;"},
      {"<p class=\"a\"\"b\" title='>t", "<p>t</p>"},
      {"<b \"'=/ onclick>x", "<b>x</b>"},
  });
}

TEST_CASE("clean_html: nothing ends an element of the page around it") {
  check({
      {"</div></p></b>x", "x"},
      {"<li>x</li><td>y<tr>z<dd>a<summary>b<caption>c", "xyzabc"},
      {"<b><i>x</b>y</i>", "<b><i>x</i></b>y"},
      {"<p>a<p>b<ul><li>c", "<p>a</p><p>b</p><ul><li>c</li></ul>"},
      {"<ul><li><b>a<li>b</ul>", "<ul><li><b>a</b></li><li>b</li></ul>"},
      {"<div><table><tr><td></div>x</table>y", "<div><table><tr><td>x</td></tr></table>y</div>"},
      {"<b><p>x</b>y", "<b><p>x</p></b>y"},
  });
}

TEST_CASE("clean_html: control characters become visible") {
  check({
      {"a\x1b[31mb&#27;c\x7f",
       "a\xEF\xBF\xBD[31mb\xEF\xBF\xBD"
       "c\xEF\xBF\xBD"},
      {"a\xE2\x80\xAE"
       "b&#x202e;",
       "a\xEF\xBF\xBD"
       "b\xEF\xBF\xBD"},
      {"a\r\nb\rc", "a\nb\nc"},
      {"a\xC2\x85\xFF", "a\xEF\xBF\xBD\xEF\xBF\xBD"},
      {std::string("a\0b", 3),
       "a\xEF\xBF\xBD"
       "b"},
      {"&#0;&#xD800;&#99999999;&#150;&unknown;&", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xE2\x80\x93&amp;unknown;&amp;"},
  });
}

TEST_CASE("clean_html: depth and size are bounded") {
  const std::string deep = clean_html(repeated("<div>", 10'000) + "x");
  CHECK(deep == repeated("<div>", 64) + "x" + repeated("</div>", 64));
  for (const std::string_view piece : {"<", "\"", "<b>", "<p", "<!--", "<![CDATA[", "<a href=\"", "<script", "</", "&",
                                       "<ul><li>", "<table><tr><td>", "&#", "\xE2\x80"}) {
    CAPTURE(piece);
    const std::string html = repeated(piece, (1u << 20) / piece.size());
    const std::string cleaned = clean_html(html);
    CHECK(cleaned.size() <= shelf::detail::max_service_html_bytes);
    CHECK(clean_html(cleaned) == cleaned);
    CHECK(html_to_text(html).size() <= 3 * shelf::detail::max_service_html_bytes);
  }
}

TEST_CASE("html_to_text: the same text without markup, a line for each block") {
  CHECK(html_to_text("<h2>Pump&nbsp; 4</h2>\n <p>a\n <b>b</b><br>c</p><ul><li>d<li>e</ul>") == "Pump 4\na b\nc\nd\ne");
  CHECK(html_to_text("<table><tr><td>a<td>b<tr><td>c</table><script>x</script><!--y-->") == "a b\nc");
  CHECK(html_to_text("<img alt='a &amp; b' src=x> <your-tank> &lt;i&gt;\x1b") == "a & b <your-tank> <i>\xEF\xBF\xBD");
  CHECK(html_to_text("  ").empty());
}
