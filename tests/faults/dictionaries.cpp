// F8: the dictionary is another one, damaged, or none, behind right checksums of its section. Articles are refused, and
// never have text that is not theirs.
#include <zstd.h>

#include <cstdint>

#include "faults/sections.hpp"
#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

std::string frame_of(const std::string& content, bool checksum = true, bool size = true) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, checksum ? 1 : 0);
  ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, size ? 1 : 0);
  std::string out(ZSTD_compressBound(content.size()), '\0');
  out.resize(ZSTD_compress2(context, out.data(), out.size(), content.data(), content.size()));
  ZSTD_freeCCtx(context);
  return out;
}

std::string content_of(const std::string& frame) {
  std::string content(1u << 20, '\0');
  content.resize(ZSTD_decompress(content.data(), content.size(), frame.data(), frame.size()));
  return content;
}

const std::string& good_frame() {
  static const std::string frame = Sections()[format::SectionId::dictionary];
  return frame;
}

Answers good_answers() {
  const auto bundle = open_bytes(specimen());
  REQUIRE(bundle);
  return ask_all(*bundle, specimen().size());
}

// Asks all with this section; every article is refused or has its own text. How many are refused.
std::size_t count_refused(const std::string& section) {
  static const Answers good = good_answers();
  Sections sections;
  sections[format::SectionId::dictionary] = section;
  const std::string file = sections.file();
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  const Answers answers = ask_all(*bundle, file.size());
  std::size_t refused = 0;
  for (std::size_t i = 0; i < good.bodies.size(); ++i) {
    refused += answers.bodies[i] == 0 ? 1 : 0;
    CHECK((answers.bodies[i] == 0 || answers.bodies[i] == good.bodies[i]));
  }
  CHECK((answers.damage > 0) == (refused > 0));
  return refused;
}

Error first_error(const std::string& section, const OpenOptions& options = {}) {
  Sections sections;
  sections[format::SectionId::dictionary] = section;
  const std::string file = sections.file();
  const auto bundle = Bundle::open_memory(std::as_bytes(std::span(file.data(), file.size())), options);
  REQUIRE(bundle);
  const auto article = bundle->article(ArticleRef{0});
  REQUIRE_FALSE(article);
  CHECK(bundle->article(ArticleRef{0}).error().code == article.error().code);  // and again
  return article.error();
}

}  // namespace

TEST_CASE("dictionaries: the right one", "[dictionaries]") {
  CHECK(good_frame().size() > 100);
  CHECK(count_refused(good_frame()) == 0);
  CHECK(count_refused(frame_of(content_of(good_frame()))) == 0);
}

TEST_CASE("dictionaries: none", "[dictionaries]") {
  CHECK(count_refused({}) > 0);
  Sections sections;
  sections.remove(format::SectionId::dictionary);
  const std::string file = sections.file();
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  CHECK_FALSE(bundle->verify().empty());
}

TEST_CASE("dictionaries: another one, and text that is no dictionary", "[dictionaries]") {
  std::string other = content_of(good_frame());
  for (std::size_t i = other.size() / 2; i < other.size(); ++i) other[i] = static_cast<char>(other[i] ^ 1);
  CHECK(count_refused(frame_of(other)) > 0);
  CHECK(count_refused(frame_of(std::string(1000, 'a'))) > 0);
  CHECK(count_refused(frame_of("")) > 0);
}

TEST_CASE("dictionaries: cut off, at every length", "[dictionaries]") {
  for (std::size_t size = 1; size < good_frame().size(); ++size)
    REQUIRE(first_error(good_frame().substr(0, size)).code == Errc::bad_dictionary);
}

TEST_CASE("dictionaries: cut off before it was compressed", "[dictionaries]") {
  const std::string content = content_of(good_frame());
  for (std::size_t size = 0; size < content.size(); ++size) {
    CAPTURE(size);
    REQUIRE(count_refused(frame_of(content.substr(0, size))) > 0);
  }
}

TEST_CASE("dictionaries: every bit of it, before and after it was compressed", "[dictionaries]") {
  for (std::size_t bit = 0; bit < good_frame().size() * 8; ++bit) {
    std::string frame = good_frame();
    frame[bit / 8] = static_cast<char>(frame[bit / 8] ^ 1 << bit % 8);
    Sections sections;
    sections[format::SectionId::dictionary] = frame;
    const std::string file = sections.file();
    const auto bundle = open_bytes(file);
    REQUIRE(bundle);
    const auto article = bundle->article(ArticleRef{0});
    if (article) continue;  // an unused bit of the header
    REQUIRE((article.error().code == Errc::bad_dictionary || article.error().code == Errc::dictionary_too_large));
  }
  const std::string content = content_of(good_frame());
  for (std::size_t bit = 0; bit < content.size() * 8; bit += 5) {
    std::string changed = content;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << bit % 8);
    CAPTURE(bit);
    (void)count_refused(frame_of(changed));
  }
}

TEST_CASE("dictionaries: without an id", "[dictionaries]") {
  std::string content = content_of(good_frame());
  REQUIRE(content.substr(0, 4) == "\x37\xa4\x30\xec");
  content.replace(4, 4, 4, '\0');
  (void)count_refused(frame_of(content));
}

TEST_CASE("dictionaries: frames that are not one frame with size and checksum", "[dictionaries]") {
  const std::string content = content_of(good_frame());
  CHECK(first_error(frame_of(content, false)).code == Errc::bad_dictionary);
  CHECK(first_error(frame_of(content, true, false)).code == Errc::bad_dictionary);
  CHECK(first_error(good_frame() + good_frame()).code == Errc::bad_dictionary);
  CHECK(first_error(good_frame() + "x").code == Errc::bad_dictionary);
}

TEST_CASE("dictionaries: too large, and as large as they may be", "[dictionaries]") {
  CHECK(first_error(frame_of(std::string(64u << 20, '\0'))).code == Errc::dictionary_too_large);
  CHECK(first_error(frame_of(std::string((8u << 20) + 1, '\0'))).code == Errc::dictionary_too_large);
  CHECK(first_error(frame_of(std::string(8u << 20, '\0'))).code != Errc::dictionary_too_large);
  OpenOptions options;
  options.max_dictionary_bytes = static_cast<std::uint32_t>(content_of(good_frame()).size()) - 1;
  const Error error = first_error(good_frame(), options);
  CHECK(error.code == Errc::dictionary_too_large);
  CHECK(error.offset == error.bound + 1);
}
