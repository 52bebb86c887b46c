// What an article may have of everything: as much as the limit is compiled, one more is an error of that article alone.
#include <functional>

#include "shelf_format/format.hpp"
#include "shelfc/compile.hpp"
#include "support/folder.hpp"

using namespace shelf;
using namespace shelf::compiler;
using namespace shelf::test;

namespace {

std::string header(const std::string& attributes = {}, const std::string& type = "generic") {
  return "<properties pageTitle=\"T\" articleId=\"a\" selfHelpType=\"" + type +
         "\" cloudEnvironments=\"public\" ownershipId=\"O\" " + attributes + "/>\n# T\n";
}

std::string times(std::size_t count, const std::string& text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

// Compiles it beside a good article. The message of LIM1; empty: there is none. Other findings do not count.
std::string limit_of(const std::string& article) {
  const Folder folder;
  folder.put("a.md", article);
  folder.put("good.md", header().replace(header().find("\"a\""), 3, "\"good\"") + "Text\n");
  Options options;
  options.sources = {folder.path().string()};
  options.threads = 1;
  options.check_only = true;
  const CompileResult result = compile(options);
  CHECK(result.checked == 2);
  std::string said;
  for (const Diagnostic& diagnostic : result.diagnostics) {
    INFO(diagnostic.message);
    CHECK((diagnostic.severity != compiler::Severity::error || diagnostic.code == Code::LIM1));
    if (diagnostic.code == Code::LIM1) said += diagnostic.message + "\n";
  }
  CHECK(result.compiled == (said.empty() ? 2 : 1));
  return said;
}

// `make(n)` is an article with n of what is limited.
void check_limit(std::size_t limit, const std::function<std::string(std::size_t)>& make, const std::string& message) {
  CAPTURE(limit, message);
  CHECK(limit_of(make(limit)).empty());
  const std::string said = limit_of(make(limit + 1));
  INFO(said);
  CHECK(said.find(message) != std::string::npos);
}

}  // namespace

TEST_CASE("limits of the compiler: bytes of a file and of its header") {
  check_limit(
      format::max_source_bytes,
      [](std::size_t n) {
        const std::string text = header() + "Text\n";
        return text + std::string(n - text.size(), '\n');
      },
      "1048576");
  check_limit(
      format::max_header_bytes,
      [](std::size_t n) {
        const std::string opening = header(), attributes = "description=\"\"";
        const std::size_t size = opening.find("/>") + 2 + attributes.size();
        return header("description=\"" + std::string(n - size, 'd') + "\"") + "Text\n";
      },
      "header is longer than 65536 bytes");
}

TEST_CASE("limits of the compiler: attributes, topics and products") {
  check_limit(
      format::max_attributes,
      [](std::size_t n) {
        std::string attributes;
        for (std::size_t i = 5; i < n; ++i) attributes += "own" + std::to_string(i) + "=\"v\" ";  // 5 stand there
        return header(attributes) + "Text\n";
      },
      "more than 64 attributes");
  const auto listing = [](const char* attribute) {
    return [attribute](std::size_t n) {
      std::string list = std::string(attribute) + "=\"";
      for (std::size_t i = 0; i < n; ++i) list += std::to_string(10'000'000 + i) + ",";
      return header(list + "\" ") + "Text\n";
    };
  };
  check_limit(format::max_topics_per_article, listing("supportTopicIds"), "the limit is 4096");
  check_limit(format::max_products_per_article, listing("productPesIds"), "the limit is 1024");
}

TEST_CASE("limits of the compiler: blocks and inline elements inside each other") {
  check_limit(
      format::max_block_depth, [](std::size_t n) { return header() + times(n - 1, "> ") + "Text\n"; }, "nested blocks");
  check_limit(
      format::max_inline_depth,
      [](std::size_t n) { return header() + times(n, "*a ") + "text" + times(n, " b*") + "\n"; },
      "nested inline elements");
}

TEST_CASE("limits of the compiler: columns of a table, links and widgets") {
  check_limit(
      format::max_table_columns,
      [](std::size_t n) {
        return header() + times(n, "|a") + "|\n" + times(n, "|---") + "|\n" + times(n, "|b") + "|\n";
      },
      "columns of a table");
  check_limit(
      format::max_links_per_article,
      [](std::size_t n) {
        std::string text = header();
        for (std::size_t i = 0; i < n; ++i)
          text += i % 50 == 49 ? "[a](https://b.example/)\n\n" : "[a](https://b.example/) ";
        return text + "\n";
      },
      "links");
  check_limit(
      format::max_widgets_per_article,
      [](std::size_t n) {
        return header("resourceRequired=\"true\" ") +
               times(n, "Text\n\n<metric>\n<name>Size</name>\n<aggregationType>Avg</aggregationType>\n</metric>\n\n");
      },
      "more than 1000 widgets");
}

TEST_CASE("limits of the compiler: elements in a widget") {
  const auto insight = [](const std::string& children) {
    return header("resourceRequired=\"true\" ") + "Text\n\n<insight>\n<symptomId>A</symptomId>\n" + children +
           "</insight>\n";
  };
  check_limit(
      format::max_xml_depth, [&](std::size_t n) { return insight(times(n - 1, "<b>") + times(n - 1, "</b>") + "\n"); },
      "nested deeper than 16");
  check_limit(
      format::max_xml_children, [&](std::size_t n) { return insight(times(n - 1, "<b></b>\n")); }, "more than 64");
}

TEST_CASE("limits of the compiler: values of JSON inside each other") {
  check_limit(
      format::max_json_depth,
      [](std::size_t n) {
        return header({}, "TSG_Questions") + "---\n" + times(n, "{\"a\":") + "1" + times(n, "}") + "\n---\n";
      },
      "nested deeper than 64");
}

TEST_CASE("limits of the compiler: bytes of an article once compiled") {
  // Each paragraph takes a few bytes more than its text.
  const auto of_text = [](std::size_t n) {
    std::string text = header();
    for (; n > 1000; n -= 1000) text += std::string(998, 'a') + "\n\n";
    return text + std::string(n, 'a') + "\n";
  };
  CHECK(limit_of(of_text(1'030'000)).empty());
  CHECK(limit_of(of_text(1'047'000)).find("once compiled") != std::string::npos);
}
