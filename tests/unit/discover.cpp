#include "stages/discover.hpp"

#include "shelf_format/format.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"

using namespace shelf::compiler;
using shelf::test::Folder;
namespace fs = std::filesystem;

namespace {
std::vector<std::string> paths(const std::vector<std::string>& roots, DiagnosticSink& sink) {
  std::vector<std::string> out;
  for (const SourcePath& source : discover(roots, sink).files) out.push_back(source.path);
  return out;
}
}  // namespace

TEST_CASE("discover: .md files below a folder, sorted bytewise") {
  const Folder folder;
  folder.put("b/x.md");
  folder.put("a/y.md");
  folder.put("B.md");
  folder.put("a.txt");
  folder.put("a-b/z.md");
  DiagnosticSink sink;
  CHECK(paths({folder.path().string()}, sink) == std::vector<std::string>{"B.md", "a-b/z.md", "a/y.md", "b/x.md"});
  CHECK_FALSE(sink.has_errors());
}

TEST_CASE("discover: every folder that was searched is named, sorted; one of a file is not") {
  const Folder folder, other;
  folder.put("b/deep/x.md");
  folder.put("a/y.txt");
  fs::create_directory(folder.path() / "empty");
  DiagnosticSink sink;
  const std::string root = folder.path().string();
  const std::vector<std::string> wanted{root, root + "/a", root + "/b", root + "/b/deep", root + "/empty"};
  CHECK(discover({root + "/", other.put("z.md")}, sink).folders == wanted);
}

TEST_CASE("discover: a file argument is an article whatever its suffix") {
  const Folder folder;
  DiagnosticSink sink;
  CHECK(paths({folder.put("note.txt")}, sink) == std::vector<std::string>{"note.txt"});
}

TEST_CASE("discover: nothing is found twice") {
  const Folder folder;
  const std::string file = folder.put("a/x.md");
  DiagnosticSink sink;
  const std::string root = folder.path().string();
  CHECK(paths({root, root + "/", root + "/a", file}, sink) == std::vector<std::string>{"a/x.md"});
}

TEST_CASE("discover: links out of the tree are not followed, loops end") {
  const Folder folder, outside;
  outside.put("secret.md");
  folder.put("a/x.md");
  fs::create_directory_symlink(outside.path(), folder.path() / "out");
  fs::create_symlink(outside.path() / "secret.md", folder.path() / "s.md");
  fs::create_directory_symlink(folder.path(), folder.path() / "a" / "loop");
  fs::create_symlink(folder.path() / "missing.md", folder.path() / "dangling.md");
  DiagnosticSink sink;
  CHECK(paths({folder.path().string()}, sink) == std::vector<std::string>{"a/x.md"});
}

TEST_CASE("discover: a link to an article beside it finds the article once") {
  const Folder folder;
  folder.put("x.md");
  fs::create_symlink("x.md", folder.path() / "a.md");
  fs::create_symlink("x.md", folder.path() / "z.md");
  DiagnosticSink sink;
  CHECK(paths({folder.path().string() + "//"}, sink).size() == 1);
  CHECK(sink.diagnostics().empty());
}

TEST_CASE("discover: standard input is one article, however often it is given") {
  DiagnosticSink sink;
  CHECK(paths({"-", "-"}, sink).size() == 1);
}

TEST_CASE("discover: a missing root is IO1, a folder without articles IO2") {
  const Folder folder;
  DiagnosticSink missing, empty;
  CHECK(paths({(folder.path() / "no").string()}, missing).empty());
  REQUIRE(missing.diagnostics().size() == 1);
  CHECK(missing.diagnostics()[0].code == Code::IO1);
  CHECK(paths({folder.path().string()}, empty).empty());
  REQUIRE(empty.diagnostics().size() == 1);
  CHECK(empty.diagnostics()[0].code == Code::IO2);
}

TEST_CASE("read_source: up to the limit, not one byte more") {
  const Folder folder;
  const std::string full(shelf::format::max_source_bytes, 'a');
  const std::string good = folder.put("good.md", full), bad = folder.put("bad.md", full + 'a');
  DiagnosticSink sink(0);
  CHECK(read_source(SourcePath::of_file("good.md", good, good), sink) == full);
  CHECK_FALSE(sink.has_errors());
  CHECK(read_source(SourcePath::of_file("bad.md", bad, bad), sink).empty());
  REQUIRE(sink.diagnostics().size() == 1);
  CHECK(sink.diagnostics()[0].code == Code::LIM1);
}

TEST_CASE("read_source: what is no regular file is refused without waiting") {
  const Folder folder;
  DiagnosticSink sink(0);
  CHECK(read_source(SourcePath::of_file("x", folder.path().string(), "x"), sink).empty());
  CHECK(read_source(SourcePath::of_file("y", (folder.path() / "missing").string(), "y"), sink).empty());
  REQUIRE(sink.diagnostics().size() == 2);
  CHECK(sink.diagnostics()[0].code == Code::IO1);
  CHECK(sink.diagnostics()[1].code == Code::IO1);
}
