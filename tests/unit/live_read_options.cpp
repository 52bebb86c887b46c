#include <string>

#include "shelf/read_options.hpp"
#include "support/catch.hpp"

using namespace shelf;

namespace {

std::string listed(const Form::OptionSource& source, std::string_view json) {
  std::string out;
  for (const Option& option : read_options(source, json)) out += option.value + "=" + option.text + ";";
  return out;
}

Form::OptionSource source(std::string_view path, std::string_view text, std::string_view value) {
  Form::OptionSource from;
  from.path = path;
  from.text_property = text;
  from.value_property = value;
  return from;
}

constexpr std::string_view tanks = R"({"value": [
  {"id": "/tanks/north", "name": "north", "properties": {"displayName": "North\u001b", "depth": 4}},
  {"id": "/tanks/south", "name": "south", "properties": {"displayName": ""}}, {"name": "no id"}, 7, null]})";

}  // namespace

TEST_CASE("read_options: a list under a plain name; texts are shown, values as served") {
  CHECK(listed(source("value", "name", "id"), tanks) == "/tanks/north=north;/tanks/south=south;");
  CHECK(listed(source("$.value[*]", "properties.displayName", "id"), tanks) ==
        "/tanks/north=North\xEF\xBF\xBD;/tanks/south=/tanks/south;");
  CHECK(listed(source("value", "properties.displayName, name", "Properties.Depth"), tanks) == "4=North\xEF\xBF\xBD;");
  CHECK(listed(source("value", "name", ""), tanks) == "north=north;south=south;no id=no id;");
}

TEST_CASE("read_options: patterns pick from the property, and leave it whole where they do not match") {
  auto from = source("value", "id", "id");
  from.text_regex = "[^/]+$";
  from.value_regex = "^/(tanks)/n";
  CHECK(listed(from, tanks) == "tanks=north;/tanks/south=south;");
  from.text_regex = "(?=broken";
  CHECK(listed(from, tanks) == "tanks=/tanks/north;/tanks/south=/tanks/south;");
}

TEST_CASE("read_options: a template takes several properties") {
  auto from = source("value", "name,id", "name");
  from.text_template = "{name}  ({id}) {none}{";
  from.text_regex = "[^/]+$";
  CHECK(listed(from, tanks) == "north=north (north) {;south=south (south) {;no id=no id () {;");
}

TEST_CASE("read_options: paths") {
  constexpr std::string_view json = R"({"a": {"items": ["x", "y"]}, "b": [{"n": {"id": "1"}}, {"n": {"id": "2"}}]})";
  CHECK(listed(source("A.items", "", ""), json) == "x=x;y=y;");
  CHECK(listed(source("$['a']['items'][1]", "", ""), json) == "y=y;");
  CHECK(listed(source("$..n", "id", "id"), json) == "1=1;2=2;");
  CHECK(listed(source("$.b[*].n", "id", "id"), json) == "1=1;2=2;");
  CHECK(listed(source("$", "", ""), R"(["r"])") == "r=r;");
  for (const std::string_view path : {"nothing", "a.items[9]", "a[", "a[?(@.x)]", "a...b", "a.", "$b", "[x]"}) {
    CAPTURE(path);
    CHECK(listed(source(path, "id", "id"), json).empty());
  }
}

TEST_CASE("read_options: what is no path finds nothing, as a path that leads nowhere") {
  constexpr std::string_view json = R"({"a": {"it's": ["x", "y"], "n": 3}})";
  CHECK(listed(source("$.a[\"it's\"]", "", ""), json) == "x=x;y=y;");
  CHECK(listed(source("$.*.*", "", ""), json).find("x=x;") == 0);
  for (const char* path : {"$.a['it's'", "$.a[x]", "$.a[1x]", "$.a['']", "$.a[\"it's']", "$.a..", "$.a.", "$.a[]", "$a",
                           "a$b", "$.a['n'][0]", "$.a[0]", "$.a[*][0][0]", "$.b", "$.a[99999999999999999999]"}) {
    CAPTURE(path);
    CHECK(listed(source(path, "", ""), json).empty());
  }
  std::string deep = "$";
  for (int i = 0; i < 100; ++i) deep += ".a";
  CHECK(listed(source(deep, "", ""), json).empty());
}

TEST_CASE("read_options: bounded, and nothing for what is no answer") {
  std::string many = R"({"value": [)";
  for (int i = 0; i < 600; ++i) many += R"({"id": "a"},)";
  CHECK(read_options(source("value", "id", "id"), many + "{}]}").size() == 500);
  CHECK(read_options(source("$..id", "id", "id"), many + "{}]}").size() == 500);
  CHECK(listed(source("value", "id", "id"), R"({"value": {"id": [1]}})").empty());
  CHECK(listed(source("value", "id", "id"), "{").empty());
  const std::string long_id = R"({"value": [{"n": "n", "id": ")" + std::string(4097, 'x') + R"("}]})";
  CHECK(listed(source("value", "id", "id"), long_id).empty());
  CHECK(listed(source("value", "id", "n"), long_id) == "n=" + std::string(1024, 'x') + ";");
}
