#include "shelf_format/safe_text.hpp"
#include "shelfc/render.hpp"
#include "support/catch.hpp"

using namespace shelf::compiler;

TEST_CASE("render_json: one object on one line with all fields") {
  const Diagnostic diagnostic{Code::HDR2, Severity::warning, 0, {4, 6}, "say \"x\"", "close it", {{0, {0, 1}, "here"}}};
  CHECK(render_json(diagnostic, {{"a.md", "a.md", "one\ntwo"}}) ==
        R"({"code":"HDR2","severity":"warning","path":"a.md","line":2,"column":1,"endLine":2,"endColumn":3,)"
        R"("message":"say \"x\"","help":"close it","notes":[{"path":"a.md","line":1,"column":1,"endLine":1,)"
        R"("endColumn":2,"message":"here"}]})"
        "\n");
}

TEST_CASE("render_json: notes are a list, each with its place") {
  Diagnostic diagnostic{Code::HDR18, Severity::note, 0, {0, 1}, "m", "", {}};
  diagnostic.notes = {{0, {0, 1}, "one"}, {0, {1, 2}, "two"}};
  const std::string json = render_json(diagnostic, {{"a.md", "a.md", "xy"}});
  const auto first = json.find("\"one\""), second = json.find("\"two\"");
  CHECK(first != std::string::npos);
  CHECK(second > first);
  CHECK(json.substr(first, second - first).find("},{") != std::string::npos);
}

TEST_CASE("render_json: what concerns the whole run has no place") {
  const Diagnostic diagnostic{Code::IO2, Severity::error, no_file, {}, "no articles found", "", {}};
  CHECK(render_json(diagnostic, {}) ==
        R"({"code":"IO2","severity":"error","path":null,"line":null,"column":null,"endLine":null,"endColumn":null,)"
        R"("message":"no articles found","help":"","notes":[]})"
        "\n");
}

TEST_CASE("append_json_string: controls are escaped and broken bytes replaced") {
  std::string out;
  shelf::format::append_json_string(out, "a\n\x1b\xff\\\xe2\x80\xa8");
  CHECK(out == "\"a\\u000a\\u001b\xef\xbf\xbd\\\\\\u2028\"");
}
