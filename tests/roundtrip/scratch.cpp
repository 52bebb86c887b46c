// Compiles articles with hardly any room in memory: what waits in a file is the same.
#include <filesystem>

#include "shelfc/compile.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"

using namespace shelf::compiler;
using shelf::test::Folder;

namespace {
// Some 1.5 MB, of which articles share sentences.
void put_articles(const Folder& folder) {
  for (int i = 0; i < 150; ++i) {
    const std::string id = "kettle-" + std::to_string(i);
    std::string body;
    for (int line = 0; line < 100; ++line)
      body += "The kettle number " + std::to_string(i * 31 % 40 + line) +
              " whistles when its water boils.\n\n* Fill it up to line " + std::to_string(line * 7 % 11) + "\n\n";
    folder.put("sources/" + std::to_string(i % 4) + '/' + id + ".md",
               "<properties pageTitle=\"About " + id + "\" articleId=\"" + id +
                   "\" selfHelpType=\"generic\" supportTopicIds=\"41000101\" productPesIds=\"20101\" "
                   "cloudEnvironments=\"public, fairfax\" />\n\n# About " +
                   id + "\n\n" + body);
  }
}

struct Kettles {
  Folder folder;
  Options in_memory, in_file;

  Kettles() {
    put_articles(folder);
    in_memory.sources = {(folder.path() / "sources").string()};
    in_memory.threads = 2;
    in_file = in_memory;
    in_file.scratch = (folder.path() / "scratch").string();
    in_file.texts_in_memory = 1;
    std::filesystem::create_directory(in_file.scratch);
  }
};
}  // namespace

TEST_CASE("scratch: the bundle is the same, and nothing is left in the folder") {
  Kettles kettles;
  for (const Level level : {Level::fast, Level::standard}) {
    kettles.in_memory.level = kettles.in_file.level = level;
    const CompileResult expected = compile(kettles.in_memory), result = compile(kettles.in_file);
    CHECK(result.scratch_problem.empty());
    CHECK(expected.articles == 150);
    CHECK((result.bundle == expected.bundle));
    CHECK(std::filesystem::is_empty(kettles.in_file.scratch));
  }
}

TEST_CASE("scratch: also with results of earlier runs") {
  Kettles kettles;
  const CompileResult expected = compile(kettles.in_memory);
  kettles.in_file.cache = (kettles.folder.path() / "cache").string();
  for (int run = 0; run < 2; ++run) CHECK((compile(kettles.in_file).bundle == expected.bundle));
}

TEST_CASE("scratch: no room there is told, and there is no bundle") {
  Kettles kettles;
  kettles.in_file.scratch = "/no such folder";
  const CompileResult result = compile(kettles.in_file);
  CHECK(result.scratch_problem == "cannot create a file in `/no such folder`: No such file or directory");
  CHECK(result.bundle.empty());
}

TEST_CASE("scratch: checking needs none") {
  Kettles kettles;
  kettles.in_file.scratch = "/no such folder";
  kettles.in_file.check_only = true;
  const CompileResult result = compile(kettles.in_file);
  CHECK(result.scratch_problem.empty());
  CHECK(result.articles == 150);
}
