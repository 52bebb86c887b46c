#include "texts/text_store.hpp"

#include <sys/resource.h>

#include <cerrno>
#include <csignal>
#include <filesystem>

#include "support/catch.hpp"
#include "support/folder.hpp"

using namespace shelf::compiler;
using shelf::test::Folder;

namespace {
std::string text_number(std::size_t i) { return std::string(i * 7919 % 5000, static_cast<char>('a' + i % 26)); }

// Keeps 2,000 texts, 5 MB; all of them come back, however often and in whatever order they are read.
void check_all_kept(TextStore& store) {
  TextWriter writer(store);
  std::vector<std::string_view> kept;
  for (std::size_t i = 0; i < 2'000; ++i) kept.push_back(writer.keep(text_number(i)));
  for (std::size_t round = 0; round < 3; ++round) {
    bool same = true;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const std::size_t at = round == 1 ? i * 1009 % kept.size() : i;
      same = same && kept[at] == text_number(at);
      store.note_read_apart();
    }
    CHECK(same);
  }
}

// A disk that is full after so many bytes.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before_) == 0);
    const rlimit lower{bytes, before_.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &lower) == 0);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  void (*handler_)(int);
  rlimit before_{};
};
}  // namespace

TEST_CASE("text_store: texts come back, from memory and from a file nobody sees") {
  const Folder folder;
  TextStore in_memory, in_file({folder.path().string(), 100'000});
  check_all_kept(in_memory);
  check_all_kept(in_file);
  CHECK_FALSE(in_memory.uses_file());
  CHECK(in_file.uses_file());
  CHECK_FALSE(in_file.problem());
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("text_store: there is no file while there is room in memory") {
  TextStore store({"/no such folder", std::size_t{64} << 20});
  check_all_kept(store);
  CHECK_FALSE(store.uses_file());
  CHECK_FALSE(store.failed());
}

TEST_CASE("text_store: a text larger than the pages that are asked for at once") {
  const Folder folder;
  TextStore store({folder.path().string(), 0});
  TextWriter writer(store);
  const std::string large(std::size_t{3} << 20, 'x');
  const std::string_view first = writer.keep(large), second = writer.keep("after it"), third = writer.keep(large);
  CHECK((first == large && third == large));
  CHECK(second == "after it");
  CHECK(writer.keep("").empty());
}

TEST_CASE("text_store: a folder that takes no file") {
  TextStore store({"/no such folder", 0});
  check_all_kept(store);
  REQUIRE(store.failed());
  CHECK(store.problem()->error == ENOENT);
  CHECK(store.problem()->path == "/no such folder");
}

TEST_CASE("text_store: a full disk is told, and nothing is left there") {
  const Folder folder;
  TextStore store({folder.path().string(), 0});
  {
    const FullDisk full(300'000);
    check_all_kept(store);  // what was kept before can still be read
  }
  REQUIRE(store.failed());
  CHECK(store.problem()->error == EFBIG);
  CHECK(std::filesystem::is_empty(folder.path()));
}
