#include "links/repair_links.hpp"

#include <chrono>
#include <cstdint>

#include "support/catch.hpp"

using namespace shelf::compiler;

namespace {
struct Repaired {
  std::string text;
  std::vector<Diagnostic> diagnostics;
};

Repaired repair(std::string_view source, const std::vector<Span>& code = {}) {
  RewrittenText input;
  input.keep(source, 0);
  DiagnosticSink sink(0);
  const RewrittenText out = repair_links(std::move(input), code, sink);
  return {out.text(), sink.take()};
}

void check_repair(std::string_view source, std::string_view expected, Code code,
                  Severity severity = Severity::warning) {
  CAPTURE(source);
  const Repaired result = repair(source);
  CHECK(result.text == expected);
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].code == code);
  CHECK(result.diagnostics[0].severity == severity);
}

void check_untouched(std::string_view source) {
  CAPTURE(source);
  const Repaired result = repair(source);
  CHECK(result.text == source);
  CHECK(result.diagnostics.empty());
}
}  // namespace

TEST_CASE("repair_links: text and address apart are joined") {
  check_repair("[t]\n(https://h.example/p)", "[t](https://h.example/p)", Code::LNK1);
  check_repair("[t] (https://h.example/p)", "[t](https://h.example/p)", Code::LNK1);
  check_repair("[t]\n(data-blade:Ext.Blade.id.$resourceId)", "[t](data-blade:Ext.Blade.id.$resourceId)", Code::LNK1);
}

TEST_CASE("repair_links: text and parentheses that are no link stay apart") {
  check_untouched("[t] (see below)");
  check_untouched("[t]\n\n(https://h.example/p)");
  check_untouched("[Vendor][Driver] login failed");
  check_untouched("- [ open\n- shut] (https://h.example/p)");
}

TEST_CASE("repair_links: a scheme without an address behind it joins nothing") {
  for (const char* address : {"#", "#-", "//", "//-", "ftp://h.example", "h.example"})
    check_untouched("[t] (" + std::string(address) + ")");
  check_repair("[t] (#a)", "[t](#a)", Code::LNK1);
  check_repair("[t] (//h.example)", "[t](//h.example)", Code::LNK1);
}

TEST_CASE("repair_links: a link text ends where a numbered item begins, which has at most nine digits") {
  for (const char* item : {"5. b", "12) b", "123456789. b"})
    check_repair("[a\n" + std::string(item) + "](https://h.example/p)",
                 "[a\n" + std::string(item) + "](https://h.example/p)", Code::LNK2);
  for (const char* line : {"5 b", "5.b", "1234567890. b"})
    check_untouched("[a\n" + std::string(line) + "](https://h.example/p)");
}

TEST_CASE("repair_links: white space around the address is dropped with a note") {
  check_repair("[t]( https://h.example/p )", "[t](https://h.example/p)", Code::LNK2, Severity::note);
  check_repair("[t](https://h.example/p\n)", "[t](https://h.example/p)", Code::LNK2, Severity::note);
  check_repair("[t](https://h.example/p\xc2\xa0)", "[t](https://h.example/p)", Code::LNK2, Severity::note);
  check_repair("[t](\xc2\xa0https://h.example/p)", "[t](https://h.example/p)", Code::LNK2, Severity::note);
}

TEST_CASE("repair_links: white space inside the address is dropped or encoded") {
  check_repair("[t](https://h.example /p)", "[t](https://h.example/p)", Code::LNK2);
  check_repair("[t](https://h.example/ p)", "[t](https://h.example/p)", Code::LNK2);
  check_repair("[t](https://h.example/All users)", "[t](https://h.example/All%20users)", Code::LNK2);
  check_repair("[t](https://h.example/a /b)", "[t](https://h.example/a/b)", Code::LNK2);
  check_repair("[t](https://h.example/a b )", "[t](https://h.example/a%20b)", Code::LNK2);
  check_repair("[t](data-blade: Ext.Blade)", "[t](data-blade:Ext.Blade)", Code::LNK2);
}

TEST_CASE("repair_links: a missing closing parenthesis is put at white space or the end of the line") {
  check_repair("[t](https://h.example/p and more", "[t](https://h.example/p) and more", Code::LNK2);
  check_repair("[t](https://h.example/p.\nnext", "[t](https://h.example/p).\nnext", Code::LNK2);
  check_repair("[t](https://h.example/p]\nnext", "[t](https://h.example/p)\nnext", Code::LNK2);
  check_repair("a|[t](https://h.example/p|", "a|[t](https://h.example/p)|", Code::LNK2);
  check_repair("[t](https://h.example/p}\nnext", "[t](https://h.example/p)\nnext", Code::LNK2);
  check_repair("[t]( https://h.example/p", "[t](https://h.example/p)", Code::LNK2);
  check_repair("[t](https://h.example/p \"title\nnext)", "[t](https://h.example/p) \"title\nnext)", Code::LNK2);
  check_repair("[t](https://h.example/p\x01\x31\x02 b", "[t](https://h.example/p)\x01\x31\x02 b", Code::LNK2);
  check_repair("[t](https://h.example/p\x01\x31\x02/", "[t](https://h.example/p)\x01\x31\x02/", Code::LNK2);
  check_repair("[t](https://h.example/p/\x01\x31\x02/", "[t](https://h.example/p)/\x01\x31\x02/", Code::LNK2);
  check_repair("[t](https://h.example/p_(x\\))", "[t](https://h.example/p_(x))", Code::LNK2);
  check_repair("[t](https://h.example/p_(x)", "[t](https://h.example/p_(x))", Code::LNK2);
}

TEST_CASE("repair_links: a missing opening bracket is reported, the text stays") {
  check_repair("* text](https://h.example/p)", "* text](https://h.example/p)", Code::LNK2);
}

TEST_CASE("repair_links: an address without parentheses gets them") {
  check_repair("[t]http://h.example/p", "[t](http://h.example/p)", Code::LNK2);
  check_repair("[t]https://h.example/p.", "[t](https://h.example/p).", Code::LNK2);
}

TEST_CASE("repair_links: exchanged brackets and parentheses are put right") {
  check_repair("1. (t)[https://h.example/p]", "1. [t](https://h.example/p)", Code::LNK2);
  check_untouched("(see)[https://h.example](https://h.example)");
  check_untouched("(t)[see below]");
  check_untouched("(t)[https://h.example");
  check_untouched("(t)[https://h.example b]");
  check_untouched("(t)[https://h.example[b]");
  check_untouched("()[https://h.example]");
  check_untouched("t)[https://h.example]");
  // a repair inside the parentheses leaves them as they are
  check_repair("([a]https://g.example )[https://h.example]", "([a](https://g.example) )[https://h.example]",
               Code::LNK2);
}

TEST_CASE("repair_links: of a link inside an address the inner one counts") {
  check_repair("[a]([b](https://h.example/p))", "[a]\\([b](https://h.example/p))", Code::LNK2);
}

TEST_CASE("repair_links: prose in place of the address is reported") {
  check_repair("[https://h.example/p](Title of it)", "[https://h.example/p](Title of it)", Code::LNK2);
}

TEST_CASE("repair_links: legal links are left alone") {
  check_untouched("[t](https://h.example/p_(x))");
  check_untouched("[t](https://h.example/p \"a title\")");
  check_untouched("[t](<https://h.example/p q>)");
  check_untouched("![alt](https://h.example/p.png) and [two](http://h.example)");
  check_untouched(
      "[t](data-blade:Ext.Blade.id.$resourceId;data-blade-uri:{$domain}/#@x/resource/{$resourceIdDecoded}/y)");
  check_untouched("\\[t] (https://h.example/p)");
  check_untouched("[t](\n\nhttps://h.example/p)");
  check_untouched("[t](https://h.example/a\\)b)");
}

TEST_CASE("repair_links: code is left alone") {
  const std::string_view source = "`[t] (https://h.example/p)`";
  CHECK(repair(source, {Span{0, static_cast<std::uint32_t>(source.size())}}).text == source);
}

TEST_CASE("repair_links: places behind a repair are kept") {
  RewrittenText input;
  input.keep("[t]\n(https://h.example/p) word", 100);
  DiagnosticSink sink(0);
  const RewrittenText out = repair_links(std::move(input), {}, sink);
  const auto at = static_cast<std::uint32_t>(out.text().find("word"));
  CHECK(out.source_span(at, at + 4) == Span{126, 130});
}

TEST_CASE("repair_links: hostile input takes linear time") {
  for (const std::string_view piece :
       {"[", "](", "[a](", "(((", "[q](r", "](https://", "[a](https://x ", "[a](https://x \"", "[a](https://x 'b \"c ",
        "[a]([a]", "(a)[https://x", "[a]https://x[", "[a](https://(", "]\n", "[a](https://x", "[a] (https://x\n",
        "[a](\xc2\xa0"}) {
    CAPTURE(piece);
    std::string source;
    while (source.size() < (std::size_t{1} << 20)) source += piece;
    const auto start = std::chrono::steady_clock::now();
    const Repaired result = repair(source);
    CHECK(result.text.size() >= source.size() / 2);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
  }
}
