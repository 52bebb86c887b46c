#include "context_file.hpp"

#include <string>

#include "support/catch.hpp"

using namespace shelf::tool;

TEST_CASE("read_context_file: every member") {
  FileContext file;
  REQUIRE_FALSE(read_context_file(
      R"({"cloud": "Fairfax", "resourceId": "/subscriptions/11111111-2222-3333-4444-555555555555",
          "subscriptionId": "11111111-2222-3333-4444-555555555556", "portal": "https://p.example", "directory": "d",
          "client": "CLI", "topic": "1", "product": "2", "topicName": "n", "query": "q", "capabilities": ["kb", "chart@1"],
          "now": "2024-05-10T12:07:00Z", "nonce": "x", "automaticDiagnostics": false})",
      file));
  CHECK(file.context.cloud == shelf::Cloud::Fairfax);
  CHECK(file.context.resource_id == "/subscriptions/11111111-2222-3333-4444-555555555555");
  CHECK(file.context.portal == "https://p.example");
  CHECK(file.context.topic_name == "n");
  REQUIRE(file.context.capabilities);
  CHECK(*file.context.capabilities == std::vector<std::string>{"kb", "chart@1"});
  CHECK(file.has_now);
  CHECK(file.context.now == 1715342820);
  CHECK_FALSE(file.context.automatic_diagnostics);
}

TEST_CASE("read_context_file: nothing is a context, and has no time") {
  FileContext file;
  REQUIRE_FALSE(read_context_file("{}", file));
  CHECK_FALSE(file.has_now);
  CHECK_FALSE(file.context.capabilities);
  CHECK(file.context.automatic_diagnostics);
}

TEST_CASE("read_context_file: everything else is refused") {
  for (const char* text :
       {"", "[]", R"({"Cloud": "public"})", R"({"cloud": "moon"})", R"({"cloud": 1})", R"({"resourceId": "gateway"})",
        R"({"resourceId": null})", R"({"subscriptionId": "mine"})", R"({"now": "today"})", R"({"now": 1.5})",
        R"({"now": -1})", R"({"now": true})", R"({"now": "2023-02-29T00:00:00Z"})",
        R"({"now": "2024-05-10T24:00:00Z"})", R"({"automaticDiagnostics": "yes"})", R"({"capabilities": "kb"})",
        R"({"capabilities": [1]})", R"({"cloud": "public", "cloud": "public"})", R"({"client": "a"} x)"}) {
    CAPTURE(text);
    FileContext file;
    CHECK(read_context_file(text, file));
  }
}

TEST_CASE("read_context_file: an error says where and what is accepted") {
  FileContext file;
  auto error = read_context_file("{\n  \"cloud\": \"moon\"}", file);
  REQUIRE(error);
  CHECK(error->line == 2);
  CHECK(error->column == 12);
  CHECK(error->message == "`moon` is no cloud; there are: public fairfax mooncake blackforest usnat ussec");
  error = read_context_file("{\"colour\": 1}", file);
  REQUIRE(error);
  CHECK(error->column == 2);
  CHECK(error->message.starts_with("`colour` is no member of a context; there are: resourceId, "));
}
