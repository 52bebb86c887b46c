#include "stages/encode.hpp"

#include <cstdint>

#include "shelf_format/ops.hpp"
#include "support/catch.hpp"

namespace shelf::compiler {
namespace {
using format::Op;

Node make_text(std::string text) {
  Node node;
  node.kind = NodeKind::text;
  node.text = std::move(text);
  return node;
}

Node make_node(NodeKind kind) {
  Node node;
  node.kind = kind;
  return node;
}

Attribute make_attribute(format::AttributeName name, std::string value) {
  return {name, std::string(format::attribute_names[static_cast<std::size_t>(name)]), std::move(value), {}, {}};
}

Header make_header() {
  Header header;
  header.article_id = "jam";
  header.title = "Paper jam";
  header.type = format::ArticleType::generic;
  header.attributes = {make_attribute(format::AttributeName::page_title, "Paper jam"),
                       make_attribute(format::AttributeName::self_help_type, "Generic"),
                       make_attribute(format::AttributeName::article_id, "jam")};
  return header;
}

// The codes of the operations, without their operands.
std::string codes_in(std::string_view left) {
  std::string found;
  while (!left.empty()) {
    found += left.front();
    const auto letters = format::shape_of(static_cast<Op>(left.front())).operands();
    left.remove_prefix(1);
    for (const char letter : letters) left.remove_prefix(letter == 'n' ? 1 : letter == 's' ? 16 : left.find('\0') + 1);
  }
  return found;
}

std::string ops_of(const EncodedArticle& article) { return codes_in(article.unit); }

std::string codes(std::initializer_list<Op> ops) {
  std::string text;
  for (const Op op : ops) text.push_back(static_cast<char>(op));
  return text;
}

JsonValue make_string(std::string text) {
  JsonValue value;
  value.kind = JsonValue::Kind::string;
  value.text = std::move(text);
  return value;
}
}  // namespace

TEST_CASE("encode: attributes whose value the catalogue holds are not stored again") {
  DiagnosticSink sink;
  MarkdownBody body;
  body.document.children.push_back(make_node(NodeKind::paragraph));
  body.document.children.back().children.push_back(make_text("Open the lid"));
  const EncodedArticle article =
      encode({0, "a.md", "<properties/>Open the lid"}, make_header(), Body(std::move(body)), sink);
  CHECK(codes_in(article.attribute_row) ==
        codes({Op::attribute_stored, Op::attribute, Op::attribute_stored, Op::source_path}));
  CHECK(ops_of(article) == codes({Op::body, Op::paragraph, Op::text, Op::close, Op::close}));
  CHECK(article.record.title == "Paper jam");
}

TEST_CASE("encode: the title falls back to the H1, then to the articleId") {
  DiagnosticSink sink;
  Header header = make_header();
  header.title.clear();
  MarkdownBody body;
  body.title = "Heading";
  CHECK(encode({0, "a.md", ""}, header, Body(std::move(body)), sink).record.title == "Heading");
  CHECK(encode({0, "a.md", ""}, header, Body(MarkdownBody{}), sink).record.title == "jam");
}

TEST_CASE("encode: a form gives resourceRequired and references; unknown keys keep their spelling") {
  DiagnosticSink sink;
  JsonBody body;
  body.root.kind = JsonValue::Kind::object;
  JsonValue yes;
  yes.kind = JsonValue::Kind::boolean;
  yes.boolean = true;
  body.root.members.push_back({"resourceRequired", {}, std::move(yes)});
  body.root.members.push_back({"commonSolutionArticleId", {}, make_string("Other")});
  body.root.members.push_back({"RESOURCEREQUIRED2", {}, make_string("x")});
  const EncodedArticle article = encode({0, "a.md", ""}, make_header(), Body(std::move(body)), sink);
  CHECK(article.record.resource_required == true);
  REQUIRE(article.record.references.size() == 1);
  CHECK(article.record.references[0].text == "other");
  const std::string expected = codes({Op::body, Op::object, Op::key, Op::true_value, Op::key, Op::string, Op::key_other,
                                      Op::string, Op::close, Op::close});
  CHECK(ops_of(article).ends_with(expected));
}

TEST_CASE("encode: a quick start is an object of three strings") {
  DiagnosticSink sink;
  const EncodedArticle article =
      encode({0, "a.md", ""}, make_header(), Body(QuickStartBody{"https://example.org", "Start", "icon"}), sink);
  CHECK(ops_of(article).ends_with(codes({Op::body, Op::object, Op::key_other, Op::string, Op::key_other, Op::string,
                                         Op::key_other, Op::string, Op::close, Op::close})));
}

TEST_CASE("encode: white space does not change the content hash, words do") {
  DiagnosticSink sink;
  const auto hash = [&](std::string text) {
    return encode({0, "a.md", std::move(text)}, make_header(), Body(MarkdownBody{}), sink).record.content_hash;
  };
  CHECK(hash("<properties />\nOne  two\n") == hash("<properties a=''\n/> One\ntwo"));
  CHECK(hash("<properties />\nOne two") != hash("<properties />\nOnetwo"));
}

TEST_CASE("encode: nesting beyond the limit is an error and leaves no unit") {
  DiagnosticSink sink;
  Node inner = make_text("deep");
  for (std::uint32_t i = 0; i < format::max_nesting; ++i) {  // the body is one more level
    Node outer = make_node(NodeKind::block_quote);
    outer.children.push_back(std::move(inner));
    inner = std::move(outer);
  }
  MarkdownBody body;
  body.document.children.push_back(std::move(inner));
  const EncodedArticle article = encode({0, "a.md", ""}, make_header(), Body(std::move(body)), sink);
  CHECK(article.unit.empty());
  REQUIRE(sink.diagnostics().size() == 1);
  CHECK(sink.diagnostics()[0].code == Code::LIM1);
}
}  // namespace shelf::compiler
