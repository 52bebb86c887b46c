#include "links/links.hpp"

#include "links/percent_encode.hpp"
#include "support/catch.hpp"

using namespace shelf::compiler;

namespace {
using Kind = Destination::Kind;

struct Classified {
  Destination destination;
  std::vector<Diagnostic> diagnostics;
};

Classified classify(std::string_view destination) {
  DiagnosticSink sink(0);
  Destination result = classify_link(destination, Span{}, sink);
  return {std::move(result), sink.take()};
}

void check_clean(std::string_view destination, std::string_view url) {
  CAPTURE(destination);
  const Classified result = classify(destination);
  CHECK(result.destination.kind == Kind::web);
  CHECK(result.destination.url == url);
  CHECK(result.diagnostics.empty());
}

void check_repaired(std::string_view destination, std::string_view url, Code code) {
  CAPTURE(destination);
  const Classified result = classify(destination);
  CHECK(result.destination.kind == Kind::web);
  CHECK(result.destination.url == url);
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].code == code);
}

void check_refused(std::string_view destination, Code code) {
  CAPTURE(destination);
  const Classified result = classify(destination);
  CHECK(result.destination.kind == Kind::refused);
  CHECK(result.destination.url.empty());
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].code == code);
}

std::string bare(std::string_view text, std::size_t from = 0) {
  const auto found = find_bare_url(text, from);
  return found ? std::string(text.substr(found->begin, found->end - found->begin)) : "";
}

std::size_t lint(std::string_view url, std::string_view text) {
  DiagnosticSink sink(0);
  lint_link(url, text, Span{}, sink);
  return sink.diagnostics().size();
}
}  // namespace

TEST_CASE("classify_link: clean addresses stay as they are") {
  check_clean("https://h.example/a(b)?c=d&e=%20#f", "https://h.example/a(b)?c=d&e=%20#f");
  check_clean("HTTP://h.example", "http://h.example");
  check_clean("mailTo:a@h.example", "mailto:a@h.example");
  check_clean("#part", "#part");
  check_clean("https://h.example/{x}'s", "https://h.example/%7Bx%7D%27s");
}

TEST_CASE("classify_link: slips in an address are repaired") {
  check_repaired("ttps://h.example/p", "https://h.example/p", Code::LNK4);
  check_repaired("//h.example/p", "https://h.example/p", Code::LNK4);
  check_repaired("https://https://h.example/p", "https://h.example/p", Code::LNK2);
  check_repaired("http://https://h.example/p", "https://h.example/p", Code::LNK2);
  check_repaired("https://h.example/p\"", "https://h.example/p", Code::LNK2);
  check_repaired("https://h.example/p<br>", "https://h.example/p", Code::LNK2);
  check_repaired("https://h.example/a\"b", "https://h.example/a%22b", Code::LNK2);
  check_repaired("https://h.example/a\\b", "https://h.example/a%5Cb", Code::LNK2);
  check_repaired(
      "https://h.example/a\xe2\x80\x8b"
      "b",
      "https://h.example/ab", Code::LNK2);
  check_repaired("https://h.example/caf\xc3\xa9", "https://h.example/caf%C3%A9", Code::LNK2);
  check_repaired("https://h.example/?a&amp;b", "https://h.example/?a&b", Code::LNK2);
  check_repaired("https://h.example/#a#b", "https://h.example/#a%23b", Code::LNK2);
}

TEST_CASE("classify_link: what is no address is refused") {
  check_refused("", Code::LNK2);
  check_refused("https://", Code::LNK2);
  check_refused("https:\\\\h.example", Code::LNK2);
  check_refused("https://[h.example/p", Code::LNK2);
  check_refused("www.h.example/p", Code::LNK2);
  check_refused("some-title", Code::LNK2);
  check_refused("C:\\a.png", Code::LNK2);
}

TEST_CASE("classify_link: dangerous schemes are refused in any disguise") {
  check_refused("javascript:alert(1)", Code::LNK2);
  check_refused(" JaVaScRiPt:alert(1)", Code::LNK2);
  check_refused("java script:alert(1)", Code::LNK2);
  check_refused("java%73cript:alert(1)", Code::LNK2);
  check_refused("javascript&colon;alert(1)", Code::LNK2);
  check_refused("java\tscript:alert(1)", Code::LNK2);
  check_refused("\x01javascript:alert(1)", Code::LNK2);
  check_refused("data:text/html,x", Code::LNK2);
  check_refused("vbscript:x", Code::LNK2);
  check_refused("file:///etc/passwd", Code::LNK2);
  check_refused("button-link:javascript:x", Code::LNK2);
}

TEST_CASE("classify_link: button-link carries an address") {
  const Classified result = classify("button-link:https://h.example/p");
  CHECK(result.destination.kind == Kind::button);
  CHECK(result.destination.url == "https://h.example/p");
}

TEST_CASE("classify_link: blade schemes, compared folded") {
  CHECK(classify("data-blade:E.B").destination.blade.style == shelf::format::ActionStyle::link);
  CHECK(classify("Button-Data-Blade:E.B").destination.blade.style == shelf::format::ActionStyle::button);
  CHECK(classify("button-data-context:E.B").destination.blade.style == shelf::format::ActionStyle::context);
  const Classified misspelled = classify("datablade:E.B");
  CHECK(misspelled.destination.kind == Kind::blade);
  REQUIRE(misspelled.diagnostics.size() == 1);
  CHECK(misspelled.diagnostics[0].code == Code::LNK4);
}

TEST_CASE("classify_link: the parts of a blade reference") {
  const BladeReference blade =
      classify("data-blade: E_1.B.a.$x.b.c;data-blade-uri:{$domain}/#@t/resource/{$resourceIdDecoded}/m")
          .destination.blade;
  CHECK(blade.extension == "E_1");
  CHECK(blade.blade == "B");
  REQUIRE(blade.parameters.size() == 2);
  CHECK(blade.parameters[0] == std::pair<std::string, std::string>("a", "$x"));
  CHECK(blade.parameters[1] == std::pair<std::string, std::string>("b", "c"));
  CHECK(blade.uri_template == "{$domain}/#@t/resource/{$resourceIdDecoded}/m");
  CHECK(blade.leftover.empty());
}

TEST_CASE("classify_link: odd segments of a blade reference are kept raw") {
  const Classified result = classify("data-blade:E.B.a.$x.b");
  CHECK(result.destination.kind == Kind::blade);
  CHECK(result.destination.blade.parameters.size() == 1);
  CHECK(result.destination.blade.leftover == "b");
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].code == Code::LNK5);
}

TEST_CASE("classify_link: names and values of a blade reference") {
  for (const char* parameters : {"a.$x", "a.b/c@d:e-f_1", "a_1.$x_2"}) {
    CAPTURE(parameters);
    const Classified result = classify("data-blade:E.B." + std::string(parameters));
    CHECK(result.destination.blade.parameters.size() == 1);
    CHECK(result.diagnostics.empty());
  }
  const std::string long_name(129, 'a'), long_value(513, 'b');
  for (const std::string& odd :
       {std::string("1a.b"), std::string("a-b.c"), std::string("a.$"), std::string("a.$1"), std::string("a.$x-y"),
        std::string("a."), std::string("a.b(c)"), long_name + ".b", "a." + long_value, "a.$" + long_name}) {
    CAPTURE(odd);
    const Classified result = classify("data-blade:E.B." + odd);
    CHECK(result.destination.kind == Kind::blade);
    CHECK(result.destination.blade.parameters.empty());
    REQUIRE(result.diagnostics.size() == 1);
    CHECK(result.diagnostics[0].code == Code::LNK5);
  }
}

TEST_CASE("classify_link: the address of a blade is the portal's or an https address without odd characters") {
  const Classified web = classify("data-blade:E.B;data-blade-uri:https://h.example/{$x}");
  CHECK(web.destination.blade.uri_template == "https://h.example/{$x}");
  CHECK(web.diagnostics.empty());
  for (const char* bad : {"http://h.example", "https://h.example/a\"b", "{$domain}/a\x01", "{$domain}<b>"}) {
    CAPTURE(bad);
    const Classified result = classify("data-blade:E.B;data-blade-uri:" + std::string(bad));
    CHECK(result.destination.blade.uri_template.empty());
    CHECK_FALSE(result.diagnostics.empty());
  }
}

TEST_CASE("classify_link: a blade reference without a blade is refused") {
  check_refused("data-blade:E", Code::LNK5);
  check_refused("data-blade:E.\"x\"", Code::LNK5);
}

TEST_CASE("classify_link: a blade address of another scheme is dropped") {
  const Classified result = classify("data-blade:E.B;data-blade-uri:javascript:x");
  CHECK(result.destination.kind == Kind::blade);
  CHECK(result.destination.blade.uri_template.empty());
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].code == Code::LNK5);
}

TEST_CASE("classify_image: only https addresses are shown") {
  DiagnosticSink sink(0);
  CHECK(classify_image("https://h.example/a.png", Span{}, sink) == "https://h.example/a.png");
  CHECK(sink.diagnostics().empty());
  for (const std::string_view path : {"Screens\\a.png", "C:\\a.png", "data:image/png,x", "http://h.example/a.png"})
    CHECK_FALSE(classify_image(path, Span{}, sink).has_value());
  REQUIRE(sink.diagnostics().size() == 4);
  CHECK(sink.diagnostics()[0].code == Code::MD9);
}

TEST_CASE("percent_encode: valid escapes stay, a stray percent sign does not") {
  CHECK(percent_encode("a%2Fb%zz%") == "a%2Fb%25zz%25");
  CHECK(percent_encode("\"'<>\\` []") == "%22%27%3C%3E%5C%60%20%5B%5D");
}

TEST_CASE("find_bare_url: punctuation at the end belongs to the sentence") {
  CHECK(bare("see https://h.example/p.") == "https://h.example/p");
  CHECK(bare("see 'https://h.example/p', then") == "https://h.example/p");
  CHECK(bare("see https://h.example/p?!") == "https://h.example/p");
}

TEST_CASE("find_bare_url: balanced parentheses belong to the address") {
  CHECK(bare("(https://h.example/p_(x))") == "https://h.example/p_(x)");
  CHECK(bare("[a](http://h.example/p)") == "http://h.example/p");
}

TEST_CASE("find_bare_url: what typography puts behind an address is no part of it") {
  for (const char* mark : {"\u2019", "\u201d", "\u2026", "\u201d.", "*", "_", "~", "{", "}", "[", "("})
    CHECK(bare("https://h.example/p" + std::string(mark)) == "https://h.example/p");
  for (const char* end : {"\"", "<", ">", "`", "|", "\\", "^", "\x01", "\u00a0", "\t", "]", ")"})
    CHECK(bare("https://h.example/p" + std::string(end) + "x") == "https://h.example/p");
  CHECK(bare("https://h.example/p[1]x") == "https://h.example/p[1]x");
}

TEST_CASE("find_bare_url: only where an address begins") {
  CHECK(bare("xhttps://h.example") == "");
  CHECK(bare("<https://h.example>") == "");
  for (const char* before : {"-", "+", ".", "_", "1"}) CHECK(bare(std::string(before) + "https://h.example") == "");
  CHECK(bare("https://10.0.0.4/p") == "https://10.0.0.4/p");
  CHECK(bare("https://") == "");
  CHECK(bare("https:// h") == "");
  CHECK(bare("ftp://h.example HTTPS://h.example") == "HTTPS://h.example");
  CHECK(bare("https://a.example https://b.example", 17) == "https://b.example");
}

TEST_CASE("lint_link: house rules") {
  CHECK(lint("https://h.example/en-us/p", "Page") == 1);
  CHECK(lint("https://aka.ms/p", "Page") == 1);
  CHECK(lint("https://team.sharepoint.com/p", "Page") == 1);
  CHECK(lint("https://visualstudio.com/p", "Page") == 1);
  CHECK(lint("https://h.example/p", "here") == 1);
  CHECK(lint("https://h.example/p", " **This Page.** ") == 1);
  for (const char* path : {"/en-us", "/a/en-us/", "/EN-us?a", "/de-DE#b", "/a-b/en-us/c"})
    CHECK(lint("https://h.example" + std::string(path), "Page") == 1);
  for (const char* path : {"/-us/p", "/e-us/p", "/en-u", "/en-usa/p", "/xen-us/p", "/1n-us/p", "/e1-us/p", "/en-1s/p",
                           "/en-u1/p", "?x=/en-us/", "#/en-us/"})
    CHECK(lint("https://h.example" + std::string(path), "Page") == 0);
  for (const char* host : {"team.sharepoint.com.example", "mysharepoint.com", "docs.microsoft.com"})
    CHECK(lint("https://" + std::string(host) + "/p", "Page") == 0);
  CHECK(lint("mailto:a@aka.ms", "Write") == 0);
  CHECK(lint("https://h.example/all-us-regions/to-dos", "Where it is explained") == 0);
}
