#include "values_file.hpp"

#include "support/catch.hpp"

using namespace shelf::tool;

TEST_CASE("read_values: strings and lists of strings") {
  shelf::Values values;
  REQUIRE_FALSE(read_values(R"( {"Tray": "two\u00e4\n\ud83d\ude00", "Jobs": ["a", "b"], "None": []} )", values));
  REQUIRE(values.find("Tray") != nullptr);
  CHECK(values.find("Tray")->items == std::vector<std::string>{"two\xc3\xa4\n\xf0\x9f\x98\x80"});
  CHECK_FALSE(values.find("Tray")->list);
  REQUIRE(values.find("Jobs") != nullptr);
  CHECK(values.find("Jobs")->items == std::vector<std::string>{"a", "b"});
  CHECK(values.find("Jobs")->list);
}

TEST_CASE("read_values: everything else is refused") {
  for (const char* text :
       {"", "[]", "{", R"({"a":1})", R"({"a":null})", R"({"a":{}})", R"({"a":"b",})", R"({"a":["b",]})",
        R"({"a":[["b"]]})", R"({"a":"b"} x)", R"({"a":"b","a":"c"})", R"({"a":"\x"})", R"({"a":"\ud800"})",
        R"({"a":"\udc00"})", R"({a:"b"})", "{\"a\":\"\n\"}", "{\"a\":\"\xff\"}"}) {
    CAPTURE(text);
    shelf::Values values;
    CHECK(read_values(text, values));
  }
}

TEST_CASE("read_values: an error says where") {
  shelf::Values values;
  const auto error = read_values("{\n  \"a\": 1}", values);
  REQUIRE(error);
  CHECK(error->line == 2);
  CHECK(error->column == 8);
}

TEST_CASE("read_values: a value that is not kept is an error at its place") {
  shelf::Values values;
  const std::string longest(shelf::Values::max_bytes, 'v');
  CHECK_FALSE(read_values("{\"a\": \"" + longest + "\"}", values));
  const auto error = read_values("{\n\"b\": \"" + longest + "v\"}", values);
  REQUIRE(error);
  CHECK(error->line == 2);
  CHECK(error->column == 6);
  CHECK(error->message == "values: a value of 4097 bytes, at most 4096 are kept");
  CHECK(values.find("b") == nullptr);
}
