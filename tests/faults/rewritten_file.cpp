// F10: the file is cut off or overwritten while it is open, or while it is being opened. A copy does not notice; what
// was read while it changed is refused. (A mapped file must not be written: OpenOptions says so.)
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "faults/trials.hpp"
#include "support/folder.hpp"
#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

void write_over(const std::string& path, const std::string& bytes) {
  const int fd = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  REQUIRE(fd >= 0);
  CHECK(pwrite(fd, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
  close(fd);
}

}  // namespace

TEST_CASE("rewritten file: a copy goes on with what it had", "[rewritten_file]") {
  const Folder folder;
  const std::string& good = specimen();
  const auto first = open_bytes(good);
  REQUIRE(first);
  const Answers expected = ask_all(*first, good.size());
  for (int round = 0; round < 100; ++round) {
    const std::string path = folder.put("file", good);
    const auto bundle = Bundle::open_file(path);
    REQUIRE(bundle);
    if (round % 2 == 1) REQUIRE(ask_all(*bundle, good.size()).digest == expected.digest);
    switch (round / 2 % 5) {
      case 0:
        REQUIRE(truncate(path.c_str(), 0) == 0);
        break;
      case 1:
        REQUIRE(truncate(path.c_str(), 4096) == 0);
        break;
      case 2:
        REQUIRE(truncate(path.c_str(), static_cast<off_t>(good.size() / 2)) == 0);
        break;
      case 3:
        write_over(path, std::string(good.size(), static_cast<char>(round)));
        break;
      default:
        REQUIRE(unlink(path.c_str()) == 0);
    }
    REQUIRE(ask_all(*bundle, good.size()).digest == expected.digest);
  }
}

TEST_CASE("rewritten file: a mapping goes on when another file takes its place", "[rewritten_file]") {
  const Folder folder;
  const std::string& good = specimen();
  const std::string path = folder.put("file", good);
  OpenOptions options;
  options.map = true;
  const auto bundle = Bundle::open_file(path, options);
  REQUIRE(bundle);
  std::filesystem::rename(folder.put("new", std::string(good.size(), 'x')), path);
  const Answers answers = ask_all(*bundle, good.size());
  CHECK(answers.damage == 0);
  CHECK_FALSE(Bundle::open_file(path, options));
}

TEST_CASE("rewritten file: what changes while it is opened is refused or whole", "[rewritten_file]") {
  const Folder folder;
  const std::string& good = specimen();
  const auto first = open_bytes(good);
  REQUIRE(first);
  const std::uint64_t expected = ask_all(*first, good.size()).digest;
  const std::string path = folder.put("file", good);
  std::string bad = good;
  for (std::size_t i = 300; i < bad.size(); ++i) bad[i] = static_cast<char>(~bad[i]);
  std::atomic<bool> done = false;
  std::thread writer([&] {
    const int fd = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    for (unsigned round = 0; fd >= 0 && !done; ++round) {
      const std::string& bytes = round % 2 == 0 ? bad : good;
      if (round % 3 == 0 && ftruncate(fd, static_cast<off_t>(round * 37 % good.size())) != 0) break;
      if (pwrite(fd, bytes.data(), bytes.size(), 0) < 0) break;
    }
    if (fd >= 0) close(fd);
  });
  std::size_t opened = 0, refused = 0, wrong = 0;
  for (int round = 0; round < 1000; ++round) {
    const auto bundle = Bundle::open_file(path);
    ++(bundle ? opened : refused);
    if (bundle && ask_all(*bundle, good.size()).digest != expected) ++wrong;
  }
  done = true;
  writer.join();
  CHECK(wrong == 0);
  CHECK(opened + refused == 1000);
}
