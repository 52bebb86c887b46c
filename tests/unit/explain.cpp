#include "shelfc/explain.hpp"

#include "support/catch.hpp"

using namespace shelf::compiler;

TEST_CASE("explain: every code has a meaning, a reason, an example and a way to mend it") {
  for (std::size_t i = 0; i < static_cast<std::size_t>(Code::count_); ++i) {
    const Code code = static_cast<Code>(i);
    CAPTURE(info(code).name);
    const Explanation& text = explanation(code);
    CHECK(text.meaning.ends_with('.'));
    CHECK(text.reason.ends_with('.'));
    CHECK_FALSE(text.example.empty());
    CHECK(text.mending.ends_with('.'));
    CHECK(find_code(info(code).name) == code);
    CHECK(list_codes().find("\n" + std::string(info(code).name) + " ") != (i == 0 ? 0 : std::string::npos));
  }
}

TEST_CASE("explain: no line is wider than 80 columns but those of examples") {
  for (std::size_t i = 0; i < static_cast<std::size_t>(Code::count_); ++i) {
    std::string text = explain(static_cast<Code>(i));
    text.erase(0, text.find("\n\n"));  // the heading is one line
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin);
      const std::string line = text.substr(begin, end - begin);
      CAPTURE(line);
      CHECK((line.size() <= 80 || line.starts_with("    ")));
      begin = end + 1;
    }
  }
}

TEST_CASE("find_code: compares folded, refuses what is no code") {
  CHECK(find_code("hdr2") == Code::HDR2);
  CHECK_FALSE(find_code("HDR"));
  CHECK_FALSE(find_code(""));
}
