// A newer file takes the place of the one that serves: readers see one or the other, whole.
#include "shelf/bundle_handle.hpp"

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "support/folder.hpp"
#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

// Every article says in its title and in its body which version of the file it is from.
std::string bundle_of(const std::string& version) {
  std::vector<TestArticle> articles;
  for (const char* id : {"a", "b", "c"}) {
    UnitBuilder u;
    u.add(Op::paragraph).add(Op::text, {"text of " + version}).close();
    TestArticle article = article_of(u);
    article.id = id;
    article.title = "title of " + version;
    article.topics = {"41000101"};
    articles.push_back(article);
  }
  return build_bundle(articles);
}

class ServedFile {
 public:
  explicit ServedFile(const std::string& bytes) { replace(bytes); }
  void replace(const std::string& bytes) const {
    const std::string next = path() + ".next";
    std::ofstream(next, std::ios::binary) << bytes;
    REQUIRE(::rename(next.c_str(), path().c_str()) == 0);
  }
  [[nodiscard]] std::string path() const { return (folder_.path() / "help.shelf").string(); }

 private:
  Folder folder_;
};

// "1 1 1": the versions that the titles and bodies of all hits are from.
std::string versions_seen(const Bundle& bundle) {
  std::string seen;
  const auto hits = bundle.find({.topic = "41000101"});
  if (!hits) return "find failed";
  for (const ArticleRef hit : *hits) {
    const auto article = bundle.article(hit);
    if (!article) return "article failed";
    std::string text;
    if (!article->render_text(text)) return "render failed";
    seen.append(article->summary().title.substr(9)).append(" ").append(text, 8, text.size() - 9).append(" ");
  }
  return seen;
}

std::size_t entries_of(const char* folder) {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

// Of the file and of those that had its name before.
std::size_t mappings_of(const std::string& path) {
  std::ifstream maps("/proc/self/maps");
  std::size_t count = 0;
  for (std::string line; std::getline(maps, line);) count += line.find(path) != std::string::npos;
  return count;
}

// F9: 4 readers while the file is replaced, each time after a pause.
void replace_while_read(bool map, std::uint64_t times, std::chrono::milliseconds pause) {
  const std::vector<std::string> files{bundle_of("even"), bundle_of("odd")};
  const ServedFile file(files[0]);
  OpenOptions options;
  options.map = map;
  auto handle = BundleHandle::open(file.path(), options);
  REQUIRE(handle);
  const std::size_t descriptors = entries_of("/proc/self/fd");
  const std::weak_ptr<const Bundle> first = handle->current();
  std::atomic<bool> done = false;
  std::atomic<std::uint64_t> reads = 0, mixed = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 4; ++i)
    readers.emplace_back([&] {
      while (!done) {
        const std::string seen = versions_seen(*handle->current());
        if (seen != "even even even even even even " && seen != "odd odd odd odd odd odd ") ++mixed;
        ++reads;
      }
    });
  std::uint64_t swaps = 0, failures = 0;
  for (std::uint64_t i = 1; i <= times; ++i) {
    file.replace(files[i % 2]);
    const auto loaded = handle->reload();
    if (!loaded) ++failures;
    if (loaded && *loaded) ++swaps;
    std::this_thread::sleep_for(pause);
  }
  while (reads < times) std::this_thread::yield();
  done = true;
  for (std::thread& reader : readers) reader.join();
  CHECK(mixed == 0);
  CHECK(failures == 0);
  CHECK(swaps == times);
  CHECK(first.expired());  // released with its last reader
  CHECK(entries_of("/proc/self/fd") == descriptors);
  CHECK(mappings_of(file.path()) == (map ? 1 : 0));
  CHECK(versions_seen(*handle->current()) == "even even even even even even ");
}

}  // namespace

TEST_CASE("handle: serves the file that it opened until a newer one is loaded") {
  const ServedFile file(bundle_of("1"));
  auto handle = BundleHandle::open(file.path());
  REQUIRE(handle);
  CHECK(versions_seen(*handle->current()) == "1 1 1 1 1 1 ");
  const auto same = handle->reload();
  REQUIRE(same);
  CHECK_FALSE(*same);
  file.replace(bundle_of("2"));
  CHECK(versions_seen(*handle->current()) == "1 1 1 1 1 1 ");
  const auto kept = handle->current();
  const auto newer = handle->reload();
  REQUIRE(newer);
  CHECK(*newer);
  CHECK(versions_seen(*handle->current()) == "2 2 2 2 2 2 ");
  CHECK(versions_seen(*kept) == "1 1 1 1 1 1 ");  // whoever reads from the one before may finish
}

TEST_CASE("handle: a file that is not good leaves the one before serving and says why") {
  const std::string good = bundle_of("1");
  const ServedFile file(good);
  auto handle = BundleHandle::open(file.path());
  REQUIRE(handle);
  const auto code_of = [&](const std::string& bytes) {
    file.replace(bytes);
    const auto loaded = handle->reload();
    REQUIRE_FALSE(loaded);
    CHECK(versions_seen(*handle->current()) == "1 1 1 1 1 1 ");
    return loaded.error().code;
  };
  CHECK(code_of(good.substr(0, good.size() / 2)) == Errc::truncated);
  CHECK(code_of(good + "x") == Errc::trailing_data);
  CHECK(code_of("something else") == Errc::not_a_bundle);
  std::string flipped = good;
  flipped[good.size() / 2] = static_cast<char>(flipped[good.size() / 2] ^ 1);
  CHECK(code_of(flipped) == Errc::bad_checksum);
  REQUIRE(::unlink(file.path().c_str()) == 0);
  CHECK(handle->reload().error().code == Errc::io);
  CHECK(versions_seen(*handle->current()) == "1 1 1 1 1 1 ");
  file.replace(bundle_of("2"));
  const auto loaded = handle->reload();
  REQUIRE(loaded);
  CHECK(*loaded);
  CHECK(versions_seen(*handle->current()) == "2 2 2 2 2 2 ");
}

TEST_CASE("handle: a path without a bundle is the error of opening it") {
  CHECK(BundleHandle::open("no-such-file.shelf").error().code == Errc::io);
}

TEST_CASE("handle: 4 readers never see a mix while the file is replaced 1,000 times, and nothing stays behind") {
  for (const bool map : {false, true}) replace_while_read(map, 1'000, std::chrono::milliseconds(0));
}
TEST_CASE("handle: 4 readers for a minute while the file is replaced every 10 ms", "[.][nightly]") {
  for (const bool map : {false, true}) replace_while_read(map, 3'000, std::chrono::milliseconds(10));
}
