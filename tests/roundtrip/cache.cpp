// With results of earlier runs or without: the same bundle, the same diagnostics, the same figures.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "shelfc/compile.hpp"
#include "shelfc/render.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"

namespace fs = std::filesystem;
using namespace shelf::compiler;
using shelf::test::Folder;

namespace {

Options options_for(const fs::path& sources, const std::string& cache = {}) {
  Options options;
  options.sources = {sources.string()};
  options.threads = 2;
  options.cache = cache;
  return options;
}

// Everything that a caller can see of a result but the bundle, in words.
std::string words(const CompileResult& result) {
  std::string out;
  for (const Diagnostic& each : result.diagnostics) out += render_text(each, result.sources, false);
  for (const Figure& each : result.figures) out += each.name + ' ' + std::to_string(each.value) + '\n';
  for (const SourceInfo& each : result.sources)
    out += each.shown + ' ' + each.on_disk + ' ' + std::to_string(each.text.size()) + '\n';
  return out + std::to_string(result.checked) + ' ' + std::to_string(result.compiled) + ' ' +
         std::to_string(result.articles);
}

void check_same(const CompileResult& result, const CompileResult& expected) {
  CHECK(words(result) == words(expected));
  CHECK((result.bundle == expected.bundle));
  CHECK(result.cache_problem.empty());
}

void check_like_clean(const Options& with_cache) {
  Options clean = with_cache;
  clean.cache.clear();
  check_same(compile(with_cache), compile(clean));
}

std::string article(const std::string& id, const std::string& body) {
  return "<properties pageTitle=\"About " + id + "\" articleId=\"" + id +
         "\" selfHelpType=\"generic\" supportTopicIds=\"41000101\" productPesIds=\"20101\" "
         "cloudEnvironments=\"public, fairfax\" />\n\n# About " +
         id + "\n\n" + body + "\n";
}

// Some articles that share words, so that phrases and a dictionary are worth it; one with a warning, one with an error.
void put_articles(const Folder& folder) {
  for (int i = 0; i < 40; ++i) {
    const std::string id = "kettle-" + std::to_string(i);
    folder.put("sources/" + std::to_string(i % 4) + '/' + id + ".md",
               article(id, "The kettle number " + std::to_string(i) +
                               " whistles when its water boils.\n\n1. Fill it up to the line with cold water\n"
                               "2. Close the lid, and wait for the whistle\n\nAsk **[vmname]** for more."));
  }
  folder.put("sources/warns.md", article("warns", "A word in **bold\n\nSee [here](htp://nimbus.example/a b)."));
  folder.put("sources/fails.md", "<properties pageTitle=\"no id\" />\n\nText");
}

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

std::vector<fs::path> packs(const fs::path& cache) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(cache)) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE("cache: cold and warm, every golden folder compiles as without one") {
  const Folder folder;
  std::size_t folders = 0;
  for (const auto& entry : fs::directory_iterator(SHELF_GOLDEN)) {
    const fs::path& sources = entry.path();
    if (!fs::is_directory(sources) || sources.filename() == "articles") continue;
    CAPTURE(sources.string());
    for (const bool strict : {false, true}) {
      Options options = options_for(sources, (folder.path() / "cache").string());
      options.strict = strict;
      options.keep_note_texts = strict;
      Options clean = options;
      clean.cache.clear();
      const CompileResult expected = compile(clean);
      check_same(compile(options), expected);
      check_same(compile(options), expected);
    }
    ++folders;
  }
  CHECK(folders > 100);
}

TEST_CASE("cache: articles that changed, came, went, or were renamed") {
  const Folder folder;
  put_articles(folder);
  const Options options = options_for(folder.path() / "sources", (folder.path() / "cache").string());
  check_like_clean(options);
  const auto again = [&](const char* what) {
    INFO(what);
    check_like_clean(options);
    check_like_clean(options);
  };
  folder.put("sources/1/kettle-1.md", article("kettle-1", "Nothing whistles here any more."));
  again("a body changed");
  folder.put("sources/2/kettle-2.md", "<properties displayOrder=\"3\" " + article("kettle-2", "x").substr(12));
  again("a header changed");
  folder.put("sources/3/kettle-3.md", article("kettle-3-of-4", "The kettle whistles."));
  again("an id changed");
  folder.put("sources/new.md", article("new", "The kettle number 7 whistles when its water boils."));
  again("one came");
  fs::remove(folder.path() / "sources/1/kettle-5.md");
  again("one went");
  fs::rename(folder.path() / "sources/1/kettle-9.md", folder.path() / "sources/0/kettle-9.md");
  again("one was renamed");
  fs::copy_file(folder.path() / "sources/0/kettle-4.md", folder.path() / "sources/0/kettle-4-copy.md");
  again("one was copied");
}

// A pack is written again, as a new file, when anything was missing in it.
TEST_CASE("cache: a warm run finds everything") {
  const Folder folder;
  put_articles(folder);
  const Options options = options_for(folder.path() / "sources", (folder.path() / "cache").string());
  CHECK(compile(options).cache_problem.empty());
  const std::vector<fs::path> before = packs(options.cache);
  REQUIRE_FALSE(before.empty());
  const auto numbers = [&] {
    std::vector<ino_t> out;
    for (const fs::path& pack : packs(options.cache)) {
      struct stat status {};
      REQUIRE(::stat(pack.c_str(), &status) == 0);
      out.push_back(status.st_ino);
    }
    return out;
  };
  const auto first = numbers();
  CHECK(compile(options).cache_problem.empty());
  CHECK(packs(options.cache) == before);
  CHECK(numbers() == first);
  folder.put("sources/new.md", article("new", "A kettle more."));
  CHECK(compile(options).cache_problem.empty());
  CHECK(packs(options.cache) == before);
  CHECK(numbers() != first);
}

TEST_CASE("cache: results of other options are not taken") {
  const Folder folder;
  put_articles(folder);
  const std::string names = folder.put("names.txt", "Kettles\n");
  const Options options = options_for(folder.path() / "sources", (folder.path() / "cache").string());
  for (int round = 0; round < 2; ++round) {
    check_like_clean(options);
    Options other = options;
    other.strict = true;
    check_like_clean(other);
    other = options;
    other.clouds = 2;
    check_like_clean(other);
    other = options;
    other.types = {"rca"};
    check_like_clean(other);
    other = options;
    other.level = Level::fast;
    check_like_clean(other);
    other = options;
    other.metrics = {names};
    check_like_clean(other);
    other = options;
    other.check_only = true;
    check_like_clean(other);
    other = options;
    other.label = "kettles", other.locale = "en";
    check_like_clean(other);
    folder.put("names.txt", "Kettles\nLids\n");
  }
}

TEST_CASE("cache: damaged files are as good as none") {
  const Folder folder;
  put_articles(folder);
  const Options options = options_for(folder.path() / "sources", (folder.path() / "cache").string());
  Options clean = options;
  clean.cache.clear();
  const CompileResult expected = compile(clean);
  check_same(compile(options), expected);
  for (const fs::path& pack : packs(options.cache)) {
    CAPTURE(pack.string());
    const std::string good = read(pack);
    REQUIRE(good.size() > 100);
    const auto try_with = [&](const std::string& bytes) {
      write(pack, bytes);
      const CompileResult result = compile(options);
      CHECK((result.bundle == expected.bundle));
      CHECK(words(result) == words(expected));
    };
    for (std::size_t cut = 0; cut < good.size(); cut += cut < 64 ? 1 : 1 + good.size() / 40)
      try_with(good.substr(0, cut));
    for (std::size_t at = 0; at < good.size(); at += at < 64 ? 1 : 1 + good.size() / 60) {
      std::string flipped = good;
      flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
      try_with(flipped);
    }
    try_with(good + good);
    try_with("not a pack at all, but long enough to have room for the head of one");
    for (const fs::path& other : packs(options.cache)) try_with(read(other));
    check_same(compile(options), expected);  // mended by the run before
  }
}

TEST_CASE("cache: a folder that cannot be written costs a sentence, not the bundle") {
  const Folder folder;
  put_articles(folder);
  Options clean = options_for(folder.path() / "sources");
  const CompileResult expected = compile(clean);
  Options options = clean;
  SECTION("it is a file") { options.cache = folder.put("cache"); }
  SECTION("its place cannot have folders") { options.cache = folder.put("file") + "/cache"; }
  SECTION("its packs are folders") {
    options.cache = (folder.path() / "cache").string();
    CHECK(compile(options).cache_problem.empty());
    for (const fs::path& pack : packs(options.cache)) {
      fs::remove(pack);
      fs::create_directory(pack);
    }
  }
  const CompileResult result = compile(options);
  CHECK((result.bundle == expected.bundle));
  CHECK(words(result) == words(expected));
  CHECK(result.cache_problem.starts_with("cannot "));
}

// A limit on the size of files stops writing at any byte, as a full disk does.
TEST_CASE("cache: a disk that is full leaves the results of the run before") {
  const Folder folder;
  put_articles(folder);
  const Options options = options_for(folder.path() / "sources", (folder.path() / "cache").string());
  const CompileResult expected = compile(options);
  const std::vector<fs::path> before = packs(options.cache);
  folder.put("sources/more.md", article("more", "The kettle whistles."));
  Options clean = options;
  clean.cache.clear();
  const CompileResult changed = compile(clean);

  struct rlimit unlimited {};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &unlimited) == 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  for (const rlim_t bytes : {0u, 1u, 100u, 1000u, 4096u}) {
    struct rlimit full = unlimited;
    full.rlim_cur = bytes;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &full) == 0);
    const CompileResult result = compile(options);
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &unlimited) == 0);
    CHECK(result.cache_problem.starts_with("cannot write "));
    CHECK((result.bundle == changed.bundle));
    CHECK(words(result) == words(changed));
    CHECK(packs(options.cache) == before);
  }
  std::signal(SIGXFSZ, handler);
  fs::remove(folder.path() / "sources/more.md");
  check_same(compile(options), expected);
}

TEST_CASE("cache: two runs at once, each with articles of its own") {
  const Folder folder;
  put_articles(folder);
  const Options options = options_for(folder.path() / "sources", (folder.path() / "cache").string());
  Options clean = options;
  clean.cache.clear();
  const CompileResult expected = compile(clean);
  for (int round = 0; round < 10; ++round) {
    std::array<CompileResult, 2> results;
    {
      std::thread other([&] { results[1] = compile(options); });
      results[0] = compile(options);
      other.join();
    }
    for (const CompileResult& result : results) check_same(result, expected);
    if (round % 2 == 1) fs::remove_all(options.cache);
  }
}

TEST_CASE("cache: its folder does not grow with every kind of run") {
  const Folder folder;
  folder.put("sources/one.md", article("one", "The kettle whistles."));
  Options options = options_for(folder.path() / "sources", (folder.path() / "cache").string());
  for (int round = 0; round < 30; ++round) {
    options.types = {"generic", "rca" + std::to_string(round)};
    CHECK(compile(options).cache_problem.empty());
  }
  CHECK(packs(options.cache).size() == 3 * 8);  // kinds of packs, and how many of each
}

TEST_CASE("cache: what a killed run left behind goes, and what a run holds stays") {
  const Folder folder;
  const std::string article_file = folder.put("sources/one.md", article("one", "The kettle whistles."));
  const Options options = options_for(folder.path() / "sources", (folder.path() / "cache").string());
  CHECK(compile(options).cache_problem.empty());
  const std::vector<fs::path> before = packs(options.cache);
  REQUIRE_FALSE(before.empty());
  const fs::path left = before[0].string() + ".tmp-12-0", held = before[0].string() + ".tmp-34-0";
  for (const fs::path& each : {left, held}) write(each, "half a pack");
  const int descriptor = ::open(held.c_str(), O_RDONLY);
  REQUIRE(::flock(descriptor, LOCK_EX | LOCK_NB) == 0);
  write(article_file, article("one", "The kettle whistles again."));
  CHECK(compile(options).cache_problem.empty());
  ::close(descriptor);
  CHECK_FALSE(fs::exists(left));
  CHECK(fs::exists(held));
}
