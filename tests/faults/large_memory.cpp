// What takes megabytes, a copied file and its dictionary, is in memory once, also while it is made; it takes any
// memory where there is none for huge pages, and without that a call says so.
#include <optional>
#include <random>

#include "faults/failing_memory.hpp"
#include "support/folder.hpp"
#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20;

// Larger than a huge page; of letters that zstd does not make smaller by much.
std::string long_dictionary() {
  std::mt19937 random(1);
  std::string text(5 * mebibyte, '\0');
  for (char& letter : text) letter = static_cast<char>(random());
  return text;
}

std::string put_bundle(const Folder& folder) {
  return folder.put("large.shelf", build_bundle({small_article()}, long_dictionary()));
}

Outcome open_and_render(const std::string& path) {
  const auto bundle = Bundle::open_file(path);
  if (!bundle) return {0, bundle.error()};
  const auto article = bundle->article(ArticleRef{0});
  if (!article) return {0, article.error()};
  std::string& out = page();
  const auto rendered = article->render_html(out);
  return rendered ? Outcome{number_of(out), {}} : Outcome{0, rendered.error()};
}

}  // namespace

TEST_CASE("large memory: a copied file and its dictionary are there once, and nothing stays") {
  const Folder folder;
  const std::string path = put_bundle(folder);
  const std::size_t before = bytes_held;
  std::optional<Result<Bundle>> bundle;
  const std::size_t opened = peak_of([&] { bundle = Bundle::open_file(path); });
  const std::size_t read = peak_of([&] { static_cast<void>((*bundle)->article(ArticleRef{0})); });
  bundle.reset();
  const std::size_t after = bytes_held;
  CHECK(opened > 5 * mebibyte);
  CHECK(opened < 7 * mebibyte);
  CHECK(read > 5 * mebibyte);
  CHECK(read < 7 * mebibyte);
  CHECK(after == before);
}

TEST_CASE("large memory: where none is to be had for huge pages, any will do") {
  const Folder folder;
  const std::string path = put_bundle(folder);
  no_aligned_memory = true;
  const Outcome outcome = open_and_render(path);
  no_aligned_memory = false;
  CHECK_FALSE(outcome.error);
  CHECK(outcome.answer == open_and_render(path).answer);
}

TEST_CASE("large memory: without any, opening and reading say no_memory, and later do as they should") {
  const Folder folder;
  const std::string path = put_bundle(folder);
  CHECK(fail_each([&] { return open_and_render(path); }) > 10);
}
