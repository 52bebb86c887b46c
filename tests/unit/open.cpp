#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>

#include "support/folder.hpp"
#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

Errc open_error(const std::string& file, bool verify = true) {
  const auto bundle = open_bytes(file, verify);
  REQUIRE_FALSE(bundle);
  CHECK_FALSE(describe(bundle.error()).empty());
  return bundle.error().code;
}

void store(std::string& file, std::size_t at, std::uint64_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) file[at + i] = static_cast<char>(value >> (8 * i) & 0xff);
}

}  // namespace

TEST_CASE("open: a bundle opens from a file, copied or mapped, and from memory at any alignment") {
  const std::string file = build_bundle({small_article()});
  const Folder folder;
  const std::string path = folder.put("file", file);
  for (const bool map : {false, true}) {
    OpenOptions options;
    options.map = map;
    const auto bundle = Bundle::open_file(path, options);
    REQUIRE(bundle);
    CHECK(bundle->article_count() == 1);
    CHECK(bundle->article(ArticleRef{0}));
  }
  const std::string shifted = "x" + file;
  const auto bundle = Bundle::open_memory(std::as_bytes(std::span(shifted.data() + 1, file.size())));
  REQUIRE(bundle);
  CHECK(bundle->article(ArticleRef{0}));
}

TEST_CASE("open: a bundle that is not copied opens with one page of its catalogue in memory") {
  std::vector<TestArticle> articles;
  for (int i = 0; i < 1'000; ++i) {
    articles.push_back(small_article(std::to_string(i).c_str()));
    articles.back().topics = {std::to_string(i + 1)};
  }
  const std::string file = build_bundle(articles);
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const std::size_t size = (file.size() + page - 1) / page * page;
  REQUIRE(size > 8 * page);
  void* const mapping = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  REQUIRE(mapping != MAP_FAILED);
  std::memcpy(mapping, file.data(), file.size());
  // Header, sections, info and the table of the catalogue stand in the first page; whoever reads another one is ended.
  auto* const bytes = static_cast<std::byte*>(mapping);
  REQUIRE(mprotect(bytes + page, size - page, PROT_NONE) == 0);
  const auto bundle = Bundle::open_memory({bytes, file.size()});
  REQUIRE(mprotect(bytes + page, size - page, PROT_READ) == 0);
  REQUIRE(bundle);
  CHECK(bundle->article_count() == 1'000);
  Query query;
  query.topic = "700";
  CHECK(bundle->find(query)->size() == 1);
  munmap(mapping, size);
}

TEST_CASE("open: what is no regular file is refused without blocking") {
  const Folder folder;
  const auto refused = [](const std::string& path) {
    const auto bundle = Bundle::open_file(path);
    REQUIRE_FALSE(bundle);
    return bundle.error();
  };
  CHECK(refused(folder.path()).code == Errc::not_a_regular_file);
  REQUIRE(mkfifo((folder.path() / "file").c_str(), 0600) == 0);
  CHECK(refused(folder.path() / "file").code == Errc::not_a_regular_file);
  CHECK(refused(folder.path() / "none").code == Errc::io);
  CHECK(refused(folder.path() / "none").sys == ENOENT);
}

TEST_CASE("open: each kind of damage to the container has its own error") {
  const std::string good = build_bundle({small_article()});
  std::string bad = good;
  SECTION("magic") {
    bad[0] = 'X';
    CHECK(open_error(bad) == Errc::not_a_bundle);
    CHECK(open_error("") == Errc::empty_file);
  }
  SECTION("version") {
    store(bad, format::header_major_at, format::version_major + 1, 2);
    const auto bundle = open_bytes(bad);
    REQUIRE_FALSE(bundle);
    CHECK(bundle.error().code == Errc::format_too_new);
    CHECK(bundle.error().offset == format::version_major + 1);
    CHECK(bundle.error().bound == format::version_major);
  }
  SECTION("length") {
    for (std::size_t size = 8; size < good.size(); ++size)
      REQUIRE(open_error(good.substr(0, size), false) == Errc::truncated);
    CHECK(open_error(good + '\0') == Errc::trailing_data);
  }
  SECTION("header checksum") {
    store(bad, format::header_minor_at, 7, 2);
    CHECK(open_error(bad, false) == Errc::bad_checksum);
  }
  SECTION("section checksum") {
    bad.back() = static_cast<char>(bad.back() ^ 1);
    CHECK(open_error(bad) == Errc::bad_checksum);
    CHECK(open_bytes(bad, false));
  }
  SECTION("overlapping sections") {
    const std::size_t second = format::header_size + format::section_entry_size;
    store(bad, second + 8, format::header_size + 4 * format::section_entry_size, 8);
    reseal(bad);
    CHECK(open_error(bad) == Errc::bad_offset);
  }
  SECTION("section outside the file") {
    store(bad, format::header_size + 16, ~std::uint64_t{0}, 8);
    reseal(bad);
    CHECK(open_error(bad) == Errc::bad_offset);
  }
  SECTION("too many sections") {
    store(bad, format::header_section_count_at, format::max_sections + 1, 4);
    CHECK(open_error(bad) == Errc::too_many_sections);
  }
}

TEST_CASE("open: an unknown section is read over unless it is required") {
  const BundleParts parts = build_parts({small_article()});
  std::vector<RawSection> sections = {{1, 1, parts.info},
                                      {2, 1, parts.catalogue},
                                      {4, 1, parts.units},
                                      {5, 1, parts.attributes},
                                      {9, 0, "something new"}};
  CHECK(open_bytes(lay_out(sections)));
  sections.back().flags = format::section_flag_required;
  CHECK(open_error(lay_out(sections)) == Errc::unknown_section);
}

TEST_CASE("open: a damaged catalogue, a missing section and limits") {
  BundleParts parts = build_parts({small_article("a"), small_article("b")});
  const std::string good = lay_out(parts);
  OpenOptions options;
  options.max_articles = 1;
  const auto limited = Bundle::open_memory(std::as_bytes(std::span(good.data(), good.size())), options);
  REQUIRE_FALSE(limited);
  CHECK(limited.error().code == Errc::too_many_articles);
  options = {};
  options.max_bundle_bytes = good.size() - 1;
  CHECK_FALSE(Bundle::open_memory(std::as_bytes(std::span(good.data(), good.size())), options));
  CHECK(open_error(lay_out({{1, 1, parts.info}, {4, 1, parts.units}})) == Errc::bad_structure);
  parts.catalogue.assign(64, '\xff');
  CHECK(open_error(lay_out(parts)) == Errc::bad_structure);
}

TEST_CASE("describe: every error has a name and a sentence") {
  for (const auto code : {Errc::io,
                          Errc::not_a_regular_file,
                          Errc::not_a_bundle,
                          Errc::format_too_new,
                          Errc::unknown_section,
                          Errc::truncated,
                          Errc::trailing_data,
                          Errc::bad_checksum,
                          Errc::bad_offset,
                          Errc::bad_structure,
                          Errc::bad_unit,
                          Errc::bad_dictionary,
                          Errc::limit_exceeded,
                          Errc::bad_argument,
                          Errc::no_memory,
                          Errc::stopped,
                          Errc::empty_file,
                          Errc::format_too_old,
                          Errc::other_byte_order,
                          Errc::file_too_large,
                          Errc::too_many_sections,
                          Errc::too_many_articles,
                          Errc::dictionary_too_large,
                          Errc::article_too_large,
                          Errc::ratio_too_high,
                          Errc::block_too_large,
                          Errc::too_many_values,
                          Errc::value_too_long,
                          Errc::request_too_long}) {
    CAPTURE(static_cast<int>(code));
    const std::string sentence = describe(Error{code, "header", 4711, 42});
    CHECK(sentence.find("header: ") == 0);
    CHECK(sentence.find("unknown error") == std::string::npos);
    CHECK(name(code) != "unknown");
  }
}
