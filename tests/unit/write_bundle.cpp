#include "stages/write_bundle.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "shelf_format/xxh64.hpp"
#include "stages/check_bundle.hpp"
#include "support/catch.hpp"

namespace shelf::compiler {
namespace {
namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "shelf-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    fs::permissions(path_, fs::perms::owner_all, ignored);
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
  [[nodiscard]] const fs::path& path() const { return path_; }
  [[nodiscard]] std::ptrdiff_t count() const {
    return std::distance(fs::directory_iterator(path_), fs::directory_iterator());
  }

 private:
  fs::path path_;
};

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::uint64_t load(std::string_view file, std::size_t at) {
  return format::detail::load_le<std::uint64_t>(reinterpret_cast<const unsigned char*>(file.data() + at));
}
}  // namespace

TEST_CASE("check_bundle: what readers refuse is an error of the run, at the limit there is none") {
  const BundleLimits limits{3, 1000};
  DiagnosticSink run;
  CHECK(check_articles(3, run, limits));
  CHECK(check_size(1000, run, limits));
  CHECK(run.diagnostics().empty());
  CHECK_FALSE(check_articles(4, run, limits));
  CHECK_FALSE(check_size(1001, run, limits));
  REQUIRE(run.diagnostics().size() == 2);
  CHECK(run.has_errors());
  for (const Diagnostic& each : run.diagnostics()) {
    CHECK(each.code == Code::LIM3);
    CHECK(each.file == no_file);
  }
  CHECK(run.diagnostics()[0].message == "bundle has 4 articles, readers take at most 3");
  CHECK(run.diagnostics()[1].message == "bundle has 1001 bytes, readers take at most 1000");
}

TEST_CASE("laid_out_size: the size of the file") {
  const std::vector<Section> sections{{format::SectionId::info, true, "abc"}, {format::SectionId::units, false, ""}};
  CHECK(laid_out_size(sections) == lay_out_bundle(sections).size());
  CHECK(laid_out_size({}) == lay_out_bundle({}).size());
}

TEST_CASE("lay_out_bundle: sections are aligned, padded with zeros and checksummed") {
  const std::string file =
      lay_out_bundle({{format::SectionId::info, true, "abc"}, {format::SectionId::units, false, "defgh"}});
  CHECK(load(file, format::header_file_size_at) == file.size());
  const std::size_t table = format::header_size;
  const std::size_t first = load(file, table + 8), second = load(file, table + 32 + 8);
  CHECK(first == 128);
  CHECK(second == 144);
  CHECK(file.size() == 149);
  CHECK(file.substr(first, 3) == "abc");
  CHECK(file.substr(first + 3, 13) == std::string(13, '\0'));
  CHECK(load(file, table + 24) == format::xxh64("abc"));
  CHECK(load(file, table + 32 + 16) == 5);
  CHECK(file[table + 4] == 1);
  CHECK(file[table + 32 + 4] == 0);
}

TEST_CASE("lay_out_bundle: the header checksum covers header and table with its own bytes zero") {
  const std::string file = lay_out_bundle({{format::SectionId::info, true, "abc"}});
  std::string covered = file.substr(0, format::header_size + format::section_entry_size);
  const std::uint64_t stored = load(covered, format::header_checksum_at);
  covered.replace(format::header_checksum_at, 8, 8, '\0');
  CHECK(stored == format::xxh64(covered));
}

TEST_CASE("write_file_atomically: creates and replaces, and leaves nothing else behind") {
  const Folder folder;
  const std::string path = folder.file("a.shelf");
  CHECK_FALSE(write_file_atomically(path, "first"));
  CHECK(read(path) == "first");
  CHECK_FALSE(write_file_atomically(path, "second"));
  CHECK(read(path) == "second");
  CHECK(folder.count() == 1);
}

TEST_CASE("write_file_atomically: what a killed run left behind goes, what a run holds and other files stay") {
  const Folder folder;
  const std::string path = folder.file("a.shelf");
  for (const char* left : {"a.shelf.tmp-12-0", "a.shelf.tmp-12-0000abcd", "b.shelf.tmp-12-0000abcd", "a.shelf.tm"})
    std::ofstream(folder.file(left)) << "half";
  const std::string held = folder.file("a.shelf.tmp-34-0000abcd");
  std::ofstream(held) << "half";
  const int descriptor = ::open(held.c_str(), O_RDONLY);
  REQUIRE(::flock(descriptor, LOCK_EX | LOCK_NB) == 0);
  REQUIRE(::mkfifo(folder.file("a.shelf.tmp-pipe").c_str(), 0600) == 0);
  REQUIRE(::symlink("b.shelf.tmp-12-0000abcd", folder.file("a.shelf.tmp-link").c_str()) == 0);
  CHECK_FALSE(write_file_atomically(path, "new"));
  ::close(descriptor);
  CHECK(read(path) == "new");
  CHECK(fs::exists(held));
  CHECK(fs::exists(folder.file("b.shelf.tmp-12-0000abcd")));
  CHECK(fs::is_symlink(folder.file("a.shelf.tmp-link")));
  CHECK(fs::exists(folder.file("a.shelf.tmp-pipe")));
  CHECK(fs::exists(folder.file("a.shelf.tm")));
  CHECK(folder.count() == 6);
}

TEST_CASE("write_file_atomically: the file has the permissions that the umask leaves") {
  const Folder folder;
  const mode_t before = ::umask(027);
  const auto error = write_file_atomically(folder.file("a.shelf"), "x");
  ::umask(before);
  CHECK_FALSE(error);
  struct stat found {};
  REQUIRE(::stat(folder.file("a.shelf").c_str(), &found) == 0);
  CHECK((found.st_mode & 0777) == 0640);
}

TEST_CASE("write_file_atomically: refuses to replace a folder or a FIFO") {
  const Folder folder;
  fs::create_directory(folder.path() / "taken");
  const auto error = write_file_atomically(folder.file("taken"), "x");
  REQUIRE(error);
  CHECK(error->error == EISDIR);
  REQUIRE(::mkfifo(folder.file("pipe").c_str(), 0600) == 0);
  CHECK(write_file_atomically(folder.file("pipe"), "x"));
  CHECK(fs::is_fifo(folder.path() / "pipe"));
  CHECK(folder.count() == 2);
}

TEST_CASE("write_file_atomically: a folder that is missing or may not be written is an error") {
  const Folder folder;
  const auto missing = write_file_atomically(folder.file("none/a.shelf"), "x");
  REQUIRE(missing);
  CHECK(missing->error == ENOENT);
  CHECK(missing->action == "create");
  if (::geteuid() == 0) return;  // root may write everywhere
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  const auto denied = write_file_atomically(folder.file("a.shelf"), "x");
  REQUIRE(denied);
  CHECK(denied->error == EACCES);
}
}  // namespace shelf::compiler
