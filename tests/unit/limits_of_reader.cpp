// What a reader takes of everything: as much as the limit is read, one more is an error that says so.
#include <cstdint>
#include <random>

#include "shelf_format/format.hpp"
#include "store/column.hpp"
#include "store/name_rules.hpp"
#include "store/phrases.hpp"
#include "support/folder.hpp"
#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

Result<Bundle> open_with(const std::string& file, const OpenOptions& options) {
  return Bundle::open_memory(std::as_bytes(std::span(file.data(), file.size())), options);
}

TestArticle article_with_text(const std::string& text) {
  return article_of(UnitBuilder().add(Op::paragraph).add(Op::text, {text}).close());
}

// Nothing: the first article is read.
std::optional<Error> refusal(const std::vector<TestArticle>& articles, const OpenOptions& options = {}) {
  const std::string file = build_bundle(articles);
  const auto bundle = open_with(file, options);
  REQUIRE(bundle);
  const auto article = bundle->article(ArticleRef{0});
  if (!article) return article.error();
  return std::nullopt;
}

void check(const std::optional<Error>& error, Errc code, std::uint64_t limit) {
  REQUIRE(error);
  CHECK(name(error->code) == name(code));
  CHECK(error->bound == limit);
  CHECK(error->offset == limit + 1);
}

std::string random_letters(std::size_t size) {
  std::minstd_rand random(7);
  std::string text(size, ' ');
  for (char& c : text) c = static_cast<char>('a' + random() % 26);
  return text;
}

}  // namespace

TEST_CASE("limits of the reader: the defaults are those of the format") {
  const OpenOptions options;
  CHECK(options.max_bundle_bytes == format::max_bundle_bytes);
  CHECK(options.max_articles == format::max_articles);
  CHECK(options.max_dictionary_bytes == format::max_dictionary_bytes);
  CHECK(options.max_article_bytes == format::max_unit_raw_bytes);
}

TEST_CASE("limits of the reader: bytes of the file, from memory, copied and mapped") {
  const std::string file = build_bundle({article_with_text("a")});
  const Folder folder;
  const std::string path = folder.put("file", file);
  for (const bool map : {false, true}) {
    OpenOptions options;
    options.map = map;
    options.max_bundle_bytes = file.size();
    CHECK(open_with(file, options));
    CHECK(Bundle::open_file(path, options));
    --options.max_bundle_bytes;
    check(open_with(file, options).error(), Errc::file_too_large, file.size() - 1);
    check(Bundle::open_file(path, options).error(), Errc::file_too_large, file.size() - 1);
  }
}

TEST_CASE("limits of the reader: sections") {
  const BundleParts parts = build_parts({article_with_text("a")});
  std::vector<RawSection> sections = {
      {1, 1, parts.info}, {2, 1, parts.catalogue}, {3, 1, {}}, {4, 1, parts.units}, {5, 1, parts.attributes}};
  for (std::uint32_t id = 6; id <= format::max_sections; ++id) sections.push_back({id, 0, "x"});
  CHECK(open_bytes(lay_out(sections)));
  sections.push_back({format::max_sections + 1, 0, "x"});
  const auto bundle = open_bytes(lay_out(sections));
  REQUIRE_FALSE(bundle);
  check(bundle.error(), Errc::too_many_sections, format::max_sections);
}

TEST_CASE("limits of the reader: articles") {
  const std::string file = build_bundle({article_with_text("a"), article_with_text("b"), article_with_text("c")});
  OpenOptions options;
  options.max_articles = 3;
  CHECK(open_with(file, options));
  options.max_articles = 2;
  const auto bundle = open_with(file, options);
  REQUIRE_FALSE(bundle);
  check(bundle.error(), Errc::too_many_articles, 2);
}

TEST_CASE("limits of the reader: bytes of an article") {
  const std::size_t around = article_with_text("").unit.bytes.size();
  for (const std::uint32_t limit : {200u, 1u << 20}) {
    OpenOptions options;
    options.max_article_bytes = limit;
    CHECK_FALSE(refusal({article_with_text(random_letters(limit - around))}, options));
    check(refusal({article_with_text(random_letters(limit - around + 1))}, options), Errc::article_too_large, limit);
  }
}

TEST_CASE("limits of the reader: an article of 256 times its frame") {
  // The letters fill a frame so that one byte of text more does not make it longer.
  const std::string letters = random_letters(1000);
  const auto article = [&](std::size_t size) {
    TestArticle made = article_with_text({});
    const std::size_t around = made.unit.bytes.size();
    return article_with_text(letters + std::string(size - around - letters.size(), 'a'));
  };
  const auto frame_size = [&](std::size_t size) { return build_parts({article(size)}).units.size() - 3 + 4; };
  std::size_t size = 256 * frame_size(200'000);
  for (int i = 0; i < 9 && size != 256 * frame_size(size); ++i) size = 256 * frame_size(size);
  REQUIRE(size == 256 * frame_size(size));
  REQUIRE(frame_size(size + 1) == frame_size(size));
  CHECK_FALSE(refusal({article(size)}));
  check(refusal({article(size + 1)}), Errc::ratio_too_high, size);
}

TEST_CASE("limits of the reader: a small article may be any number of times its frame") {
  const std::size_t around = article_with_text("").unit.bytes.size();
  CHECK_FALSE(refusal({article_with_text(std::string((64u << 10) - around, 'a'))}));
  const auto refused = refusal({article_with_text(std::string((64u << 10) - around + 1, 'a'))});
  REQUIRE(refused);
  CHECK(refused->code == Errc::ratio_too_high);
}

TEST_CASE("limits of the reader: operations inside each other") {
  const auto nested = [](std::size_t open) {  // a body, a paragraph, and what is in it
    UnitBuilder unit;
    unit.add(Op::paragraph);
    for (std::size_t i = 2; i < open; ++i) unit.add(Op::emphasis);
    for (std::size_t i = 1; i < open; ++i) unit.close();
    return article_of(unit);
  };
  CHECK_FALSE(refusal({nested(format::max_nesting)}));
  REQUIRE(refusal({nested(format::max_nesting + 1)}));
  CHECK(refusal({nested(format::max_nesting + 1)})->code == Errc::bad_structure);
}

TEST_CASE("limits of the reader: columns of a table") {
  const auto table = [](std::size_t columns) {
    return article_of(UnitBuilder().add(Op::table, {std::string(columns, 'l')}).close());
  };
  CHECK_FALSE(refusal({table(format::max_table_columns)}));
  REQUIRE(refusal({table(format::max_table_columns + 1)}));
  CHECK(refusal({table(format::max_table_columns + 1)})->code == Errc::bad_structure);
}

TEST_CASE("limits of the reader: rows and bytes of a block of attributes") {
  const auto damage = [](const std::vector<TestArticle>& articles) {
    const std::string file = build_bundle(articles);
    const auto bundle = open_bytes(file);
    REQUIRE(bundle);
    return bundle->verify();
  };
  std::vector<TestArticle> articles(format::max_block_rows, article_with_text("a"));
  for (std::size_t i = 0; i < articles.size(); ++i) {
    articles[i].id = "a" + std::to_string(i);
    articles[i].unit.row = UnitBuilder().add(Op::source_path, {std::to_string(i * i * 7919) + ".md"}).row;
  }
  CHECK(damage(articles).empty());
  articles.push_back(article_with_text("a"));
  const auto rows = damage(articles);
  REQUIRE_FALSE(rows.empty());
  check(rows.front(), Errc::block_too_large, format::max_block_rows);
  const auto with_row = [](std::size_t bytes) {
    TestArticle article = article_with_text("a");
    constexpr std::size_t head = 3 + 1, around = 1 + 1 + 1 + 1;  // sizes; operation, name, and two ends
    const std::size_t path = article.unit.row.size();
    UnitBuilder row;
    row.add(Op::attribute_other, {"n", random_letters(bytes - head - around - path)});
    article.unit.row = row.row + article.unit.row;
    return std::vector<TestArticle>{article};
  };
  CHECK(damage(with_row(1u << 20)).empty());
  const auto bytes = damage(with_row((1u << 20) + 1));
  REQUIRE_FALSE(bytes.empty());
  check(bytes.front(), Errc::block_too_large, 1u << 20);
}

TEST_CASE("limits of the reader: parts of the catalogue") {
  std::string column(16 + 56, '\0');
  const auto valid = [&](unsigned width) {
    column.resize(16 + width);  // of eight numbers
    return detail::Column({reinterpret_cast<const unsigned char*>(column.data()), column.size()}, width, 8).valid();
  };
  CHECK(valid(format::max_column_width));
  CHECK_FALSE(valid(format::max_column_width + 1));
  CHECK_FALSE(valid(0));
  const std::vector<unsigned char> begins(2 * (format::max_phrases + 3), 0), texts(format::phrase_padding, 0);
  const auto first = [&](std::size_t count) { return detail::Bytes(begins).first(2 * count); };
  CHECK(detail::Phrases(first(format::max_phrases + 1), texts).valid());
  CHECK_FALSE(detail::Phrases(first(format::max_phrases + 2), texts).valid());
  CHECK_FALSE(detail::Phrases(first(1), {texts.data(), texts.size() - 1}).valid());
  CHECK_FALSE(detail::Phrases(first(0), texts).valid());
  const auto rules = [](std::size_t count) {  // all of them: a zero byte, twice
    const std::vector<unsigned char> lefts(count / 8 + 1, 0xff);
    std::vector<unsigned char> rights(16 + (count + 7) / 8, 0);
    const auto table = detail::RuleTable::make(lefts, detail::Column(rights, 1, count));
    REQUIRE(table != nullptr);
    return table->known(256);
  };
  CHECK(rules(format::max_name_rules));
  CHECK_FALSE(rules(format::max_name_rules + 1));
}

TEST_CASE("limits of the reader: values of tokens") {
  Values values;
  for (std::size_t i = 0; i < Values::max_names; ++i) REQUIRE_FALSE(values.set("name" + std::to_string(i), "v"));
  CHECK_FALSE(values.set("name7", "another"));
  check(values.set("one more", "v"), Errc::too_many_values, Values::max_names);
  CHECK(values.find("one more") == nullptr);
  CHECK(values.find("name7")->items[0] == "another");
  CHECK_FALSE(values.set("name0", std::string(Values::max_bytes, 'v')));
  check(values.set("name0", std::string(Values::max_bytes + 1, 'w')), Errc::value_too_long, Values::max_bytes);
  CHECK(values.find("name0")->items[0] == std::string(Values::max_bytes, 'v'));
  Values named;
  CHECK_FALSE(named.set(std::string(Values::max_bytes, 'n'), "v"));
  check(named.set(std::string(Values::max_bytes + 1, 'n'), "v"), Errc::value_too_long, Values::max_bytes);
}

TEST_CASE("limits of the reader: values that are lists") {
  Values values;
  std::vector<std::string> items(Values::max_bytes);  // empty, and still each takes its place
  CHECK_FALSE(values.set_list("list", items));
  items.emplace_back();
  check(values.set_list("list", items), Errc::value_too_long, Values::max_bytes);
  CHECK(values.find("list")->items.size() == Values::max_bytes);
}

TEST_CASE("limits of the reader: bytes of a request") {
  Request request;
  std::string json;
  REQUIRE_FALSE(write_json(request, json));
  const std::string text(max_request_bytes - json.size(), 'x'), longer = text + "x";
  request.fallback_text = text;
  json.clear();
  REQUIRE_FALSE(write_json(request, json));
  CHECK(json.size() == max_request_bytes);
  request.fallback_text = longer;
  json.clear();
  check(write_json(request, json), Errc::request_too_long, max_request_bytes);
  CHECK(json.empty());
}
