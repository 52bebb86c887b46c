// What is read of one article: the frame of its unit, the operations, texts of every length.
#include <cstdint>

#include "shelf_format/xxh64.hpp"
#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

Errc article_error(const std::string& file, const OpenOptions& options = {}) {
  const auto bundle = Bundle::open_memory(std::as_bytes(std::span(file.data(), file.size())), options);
  REQUIRE(bundle);
  const auto article = bundle->article(ArticleRef{0});
  REQUIRE_FALSE(article);
  return article.error().code;
}

}  // namespace

TEST_CASE("article: a unit that breaks the rules is an error of its own") {
  SECTION("no frame") {
    BundleParts parts = build_parts({small_article()});
    parts.units[0] = 'x';
    CHECK(article_error(lay_out(parts)) == Errc::bad_unit);
  }
  SECTION("damaged frame") {
    BundleParts parts = build_parts({small_article()});
    parts.units.back() = static_cast<char>(parts.units.back() ^ 1);
    CHECK(article_error(lay_out(parts)) == Errc::bad_unit);
  }
  SECTION("limit") {
    OpenOptions options;
    options.max_article_bytes = 8;
    CHECK(article_error(build_bundle({small_article()}), options) == Errc::article_too_large);
  }
  SECTION("ratio") {
    TestArticle article = small_article();
    article.raw_unit.assign(900'000, '\0');
    CHECK(article_error(build_bundle({article})) == Errc::ratio_too_high);
  }
  SECTION("no FlatBuffer") {
    TestArticle article = small_article();
    article.raw_unit = "these are no operations at all";
    CHECK(article_error(build_bundle({article})) == Errc::bad_structure);
  }
  SECTION("dictionary that is none") {
    BundleParts parts = build_parts({small_article()});
    parts.dictionary = "not a frame";
    CHECK(article_error(lay_out(parts)) == Errc::bad_dictionary);
  }
  SECTION("ordinal") {
    const std::string file = build_bundle({small_article()});
    const auto bundle = open_bytes(file);
    REQUIRE(bundle);
    CHECK(bundle->article(ArticleRef{1}).error().code == Errc::bad_argument);
    CHECK(bundle->summary(ArticleRef{1}).error().code == Errc::bad_argument);
  }
}

TEST_CASE("article: a unit of a lone block is read, and refused when its kind, its size or its checksum is wrong") {
  const UnitBuilder unit = UnitBuilder::markdown(UnitBuilder().add(Op::paragraph).add(Op::text, {"Hello"}).close());
  const auto with_unit = [&](std::size_t expanded, unsigned kind, std::string block, std::uint32_t checksum) {
    for (unsigned shift = 0; shift < 32; shift += 8) block += static_cast<char>(checksum >> shift & 0xff);
    TestArticle article;
    article.stored_unit = static_cast<char>(expanded * 4 + kind) + block;
    return build_bundle({article});
  };
  const std::string& operations = unit.bytes;
  REQUIRE(operations.size() < 31);
  const auto checksum = static_cast<std::uint32_t>(format::xxh64(operations));
  const std::string good = with_unit(operations.size(), 0, operations, checksum);
  const auto bundle = open_bytes(good);
  REQUIRE(bundle);
  const auto article = bundle->article(ArticleRef{0});
  REQUIRE(article);
  std::string html;
  CHECK(article->render_html(html));
  CHECK(html == "<p>Hello</p>\n");
  CHECK(article_error(with_unit(operations.size(), 0, operations, checksum ^ 1)) == Errc::bad_unit);
  CHECK(article_error(with_unit(operations.size(), 1, operations, checksum)) == Errc::bad_unit);
  CHECK(article_error(with_unit(operations.size(), 2, operations, checksum)) == Errc::bad_unit);
  CHECK(article_error(with_unit(operations.size() + 1, 0, operations, checksum)) == Errc::bad_unit);
  CHECK(article_error(with_unit(operations.size() - 1, 0, operations, checksum)) == Errc::bad_unit);
  CHECK(article_error(with_unit(operations.size() / 2 - 1, 0, operations, checksum)) == Errc::bad_unit);
  CHECK(article_error(with_unit(0, 0, "", static_cast<std::uint32_t>(format::xxh64(std::string())))) ==
        Errc::bad_structure);
  TestArticle cut;
  cut.stored_unit = "\x04\x01\x02\x03";
  CHECK(article_error(build_bundle({cut})) == Errc::bad_unit);
}

TEST_CASE("article: operation streams that renderers could not trust are refused") {
  const auto refused = [](const UnitBuilder& unit) {
    TestArticle article;
    article.unit = unit;
    return article_error(build_bundle({article})) == Errc::bad_structure;
  };
  const auto inner = [](std::initializer_list<Operand> operands, Op op) {
    UnitBuilder u;
    u.add(op, operands);
    return UnitBuilder::markdown(u);
  };
  UnitBuilder unknown = UnitBuilder::markdown({});
  unknown.bytes.insert(unknown.bytes.size() - 1, 1, '\xfe');
  CHECK(refused(unknown));
  CHECK(refused(inner({}, Op::paragraph)));
  CHECK(refused(inner({}, Op::close)));
  CHECK(refused(inner({"a < b"}, Op::text)));
  CHECK(refused(inner({"\xff"}, Op::text_escaped)));
  CHECK(refused(inner({"t"}, Op::key_other)));
  CHECK(refused(UnitBuilder()));
  UnitBuilder split;
  split.add(Op::text_escaped, {"\xC3"}).add(Op::text_escaped, {"\xA4"});
  CHECK(refused(UnitBuilder::markdown(split)));
  UnitBuilder heading;
  heading.add(Op::heading, {7}).close();
  CHECK(refused(UnitBuilder::markdown(heading)));
  UnitBuilder keyless;
  keyless.add(Op::object).add(Op::string, {"v"}).close();
  CHECK(refused(UnitBuilder::json(keyless)));
  UnitBuilder valueless;
  valueless.add(Op::object).add(Op::key, {0}).close();
  CHECK(refused(UnitBuilder::json(valueless)));
  UnitBuilder left_over = UnitBuilder::markdown({});
  left_over.bytes += "more";
  CHECK(refused(left_over));
  UnitBuilder unended = UnitBuilder::markdown({});
  unended.bytes += "\x33no end";
  CHECK(refused(unended));
  for (const int depth : {250, 300}) {
    UnitBuilder deep;
    for (int i = 0; i < depth; ++i) deep.add(Op::emphasis);
    for (int i = 0; i < depth; ++i) deep.close();
    if (depth == 250)
      CHECK(text(deep).empty());
    else
      CHECK(refused(UnitBuilder::markdown(deep)));
  }
}

TEST_CASE("article: references to the title read as the title, up to the limit of a unit") {
  UnitBuilder unit;
  unit.add(Op::attribute_title, {5})
      .append(UnitBuilder::markdown(UnitBuilder().add(Op::paragraph).add(Op::title_text).close()));
  TestArticle article;
  article.title = "Paper & jam";
  article.unit = unit;
  const std::string file = build_bundle({article});
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  const auto read = bundle->article(ArticleRef{0});
  REQUIRE(read);
  REQUIRE(read->attributes().size() == 1);
  CHECK(read->attributes()[0].name == "description");
  CHECK(read->attributes()[0].value == "Paper & jam");
  std::string html;
  CHECK(read->render_html(html));
  CHECK(html.find("<p>Paper &amp; jam</p>") != std::string::npos);
  article.title.assign(format::max_unit_raw_bytes / 2 + 1, 'x');
  article.unit =
      UnitBuilder::markdown(UnitBuilder().add(Op::paragraph).add(Op::title_text).add(Op::title_text).close());
  CHECK(article_error(build_bundle({article})) == Errc::bad_structure);
}

TEST_CASE("article: a title that is no text is shown as none") {
  TestArticle article;
  article.unit = UnitBuilder::markdown(UnitBuilder().add(Op::paragraph).add(Op::title_text).close());
  for (const std::string& title : {std::string("jam \xff"), std::string(format::max_unit_raw_bytes + 1, 'x')}) {
    article.title = title;
    const std::string file = build_bundle({article});
    const auto bundle = open_bytes(file);
    REQUIRE(bundle);
    const auto read = bundle->article(ArticleRef{0});
    REQUIRE(read);
    std::string html;
    CHECK(read->render_html(html));
    CHECK(html == "<p></p>\n");
  }
}

TEST_CASE("article: texts of every length are written as they are, and escaped where they must be") {
  for (std::size_t size = 0; size <= 200; ++size) {
    const std::string plain(size, 'p'), after(33, 'a'),
        marked = std::string(size, 'm') + "<" + std::string(size % 17, '&');
    const std::string escaped = std::string(size, 'm') + "&lt;" + [&] {
      std::string all;
      for (std::size_t i = 0; i < size % 17; ++i) all += "&amp;";
      return all;
    }();
    UnitBuilder body;
    body.add(Op::paragraph).add(Op::text, {plain}).close();  // alone
    body.add(Op::paragraph).add(Op::strong).add(Op::text_escaped, {marked}).close().add(Op::text, {after}).close();
    body.add(Op::bullet_list, {1}).add(Op::list_item).add(Op::paragraph).add(Op::text, {plain}).close().close().close();
    body.add(Op::paragraph).add(Op::text, {plain}).add(Op::soft_break).add(Op::text, {after}).close();
    CAPTURE(size);
    CHECK(html(body) == "<p>" + plain + "</p>\n<p><strong>" + escaped + "</strong>" + after + "</p>\n<ul>\n<li>" +
                            plain + "</li>\n</ul>\n<p>" + plain + "\n" + after + "</p>\n");
  }
}

TEST_CASE("article: what holds many texts is written whole, beyond what the output gathers at once") {
  UnitBuilder body;
  std::string expected;
  for (int i = 0; i < 2000; ++i) {
    const std::string text(static_cast<std::size_t>(i % 61), static_cast<char>('a' + i % 26));
    const std::string quoted = text + "\"";
    body.add(Op::paragraph).add(Op::text, {text}).close();
    body.add(Op::paragraph).add(Op::text_escaped, {quoted}).close();
    expected += "<p>" + text + "</p>\n<p>" + text + "&quot;</p>\n";
  }
  const std::string longest(20'000, 'l');
  body.add(Op::paragraph).add(Op::text, {longest}).close();
  expected += "<p>" + longest + "</p>\n";
  CHECK(html(body) == expected);
}

TEST_CASE("article: what a row lacks of its path is put back") {
  TestArticle article;
  article.id = "Clear-Jam";
  article.title = " Clear the  jam, (2nd) way! ";
  article.unit.add(Op::source_path, {"folder/.md"}).add(Op::body, {0}).close();
  const auto path_of = [&](std::uint32_t lacks) {
    article.row_lacks = lacks;
    const std::string file = build_bundle({article});
    const auto bundle = open_bytes(file);
    REQUIRE(bundle);
    const auto read = bundle->article(ArticleRef{0});
    REQUIRE(read);
    const std::string path(read->source_path());
    CHECK(read->source_path() == path);  // it is kept after the first time
    return path;
  };
  CHECK(path_of(0) == "folder/.md");
  CHECK(path_of(4 * 2 + format::row_without_id) == "folder/Clear-Jam.md");  // 4: `.md` and its zero byte
  CHECK(path_of(4 * 2 + format::row_without_slug) == "folder/clear-the-jam-2nd-way.md");
  CHECK(path_of(format::row_without_id).empty());           // behind the end of the text
  CHECK(path_of(12 * 2 + format::row_without_id).empty());  // in place of the operation
  CHECK(path_of(13 * 2 + format::row_without_id).empty());  // before the row
  CHECK(path_of((1u << 27) + format::row_without_id).empty());
}

TEST_CASE("article: a scratch is used again, and an article outlives neither wrongly") {
  const std::string file = build_bundle({small_article("a"), small_article("b")});
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  Scratch scratch;
  for (const std::uint32_t ordinal : {0u, 1u, 0u}) {
    const auto article = bundle->article(ArticleRef{ordinal}, scratch);
    REQUIRE(article);
    CHECK(article->summary().id == (ordinal == 0 ? "a" : "b"));
    CHECK(article->source_path() == "folder/file.md");
  }
}

TEST_CASE("render: the sink can stop it") {
  const std::string file = build_bundle({small_article()});
  const auto bundle = open_bytes(file);
  const auto article = bundle->article(ArticleRef{0});
  REQUIRE(article);
  const Sink stop(nullptr, [](void*, std::string_view) { return false; });
  CHECK(article->render_html(stop).error().code == Errc::stopped);
  CHECK(article->render_text(stop).error().code == Errc::stopped);
  CHECK(article->render_json(stop).error().code == Errc::stopped);
  CHECK(article->render_help(stop).error().code == Errc::stopped);
  CHECK(article->render_apollo(stop).error().code == Errc::stopped);
}
