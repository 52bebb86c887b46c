// F5: what stands at the path is no bundle: another kind of file, or a bundle of another time. Each is refused at once,
// with an error that tells which it is, and nothing is waited for.
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>

#include "faults/trials.hpp"
#include "support/folder.hpp"
#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

// Copied and mapped alike; nothing opens for longer than it takes to look.
void check_refused(const std::string& path, Errc code, int sys = 0) {
  for (const bool map : {false, true}) {
    CAPTURE(path, map);
    OpenOptions options;
    options.map = map;
    const std::clock_t start = std::clock();
    const auto bundle = Bundle::open_file(path, options);
    CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 0.1);
    REQUIRE_FALSE(bundle);
    CHECK(name(bundle.error().code) == name(code));
    CHECK(bundle.error().sys == sys);
  }
}

std::string with_major(std::uint16_t major) {
  std::string file = specimen();
  file[format::header_major_at] = static_cast<char>(major & 0xff);
  file[format::header_major_at + 1] = static_cast<char>(major >> 8);
  reseal(file);
  return file;
}

}  // namespace

TEST_CASE("kinds of file: what is no regular file", "[kinds_of_file]") {
  const Folder folder;
  const std::string in = folder.path().string() + "/";
  check_refused(folder.path().string(), Errc::not_a_regular_file);
  REQUIRE(mkfifo((in + "fifo").c_str(), 0600) == 0);
  check_refused(in + "fifo", Errc::not_a_regular_file);
  REQUIRE(symlink("fifo", (in + "to-fifo").c_str()) == 0);
  check_refused(in + "to-fifo", Errc::not_a_regular_file);
  check_refused("/dev/zero", Errc::not_a_regular_file);
  check_refused("/dev/null", Errc::not_a_regular_file);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  (in + "s").copy(address.sun_path, sizeof address.sun_path - 1);
  const int server = socket(AF_UNIX, SOCK_STREAM, 0);
  if (server >= 0 && bind(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
    check_refused(in + "s", Errc::io, ENXIO);
  if (server >= 0) close(server);
}

TEST_CASE("kinds of file: a path that leads nowhere", "[kinds_of_file]") {
  const Folder folder;
  const std::string in = folder.path().string() + "/";
  check_refused(in + "none", Errc::io, ENOENT);
  check_refused("", Errc::io, ENOENT);
  check_refused(folder.put("file") + "/below", Errc::io, ENOTDIR);
  check_refused(in + std::string(300, 'n'), Errc::io, ENAMETOOLONG);
  REQUIRE(symlink("b", (in + "a").c_str()) == 0);
  REQUIRE(symlink("a", (in + "b").c_str()) == 0);
  check_refused(in + "a", Errc::io, ELOOP);
}

TEST_CASE("kinds of file: no permission", "[kinds_of_file]") {
  const Folder folder;
  const std::string path = folder.put("file", specimen());
  REQUIRE(chmod(folder.path().c_str(), 0755) == 0);
  REQUIRE(chmod(path.c_str(), 0) == 0);
  // Who may do everything is refused nothing: becomes somebody else.
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(2);
    const auto bundle = Bundle::open_file(path);
    _exit(!bundle && bundle.error().code == Errc::io && bundle.error().sys == EACCES ? 0 : 1);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  if (WEXITSTATUS(status) == 2)
    WARN("skipped: cannot become another user");
  else
    CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("kinds of file: files that hold something else", "[kinds_of_file]") {
  const Folder folder;
  check_refused(folder.put("empty", ""), Errc::empty_file);
  check_refused(folder.put("text", "# A heading\n"), Errc::not_a_bundle);
  check_refused(folder.put("zip", "PK\x03\x04" + specimen().substr(4)), Errc::not_a_bundle);
  std::string text_mode = specimen();  // as a program leaves it that takes it for text
  text_mode.erase(text_mode.find('\r'), 1);
  check_refused(folder.put("text-mode", text_mode), Errc::not_a_bundle);
  std::string zeros = specimen();
  zeros.assign(zeros.size(), '\0');
  check_refused(folder.put("zeros", zeros), Errc::not_a_bundle);
  check_refused(folder.put("magic", specimen().substr(0, 8)), Errc::truncated);
}

TEST_CASE("kinds of file: bundles of another version or byte order", "[kinds_of_file]") {
  const Folder folder;
  check_refused(folder.put("older", with_major(format::version_major - 1)), Errc::format_too_old);
  check_refused(folder.put("newer", with_major(format::version_major + 1)), Errc::format_too_new);
  check_refused(folder.put("newest", with_major(0xffff)), Errc::format_too_new);
  check_refused(folder.put("swapped", with_major(format::version_major << 8)), Errc::other_byte_order);
}

TEST_CASE("kinds of file: a tebibyte without content costs nothing", "[kinds_of_file]") {
  const Folder folder;
  const std::string path = folder.put("sparse", specimen());
  if (truncate(path.c_str(), off_t{1} << 40) != 0) {
    WARN("skipped: no such large files here");
    return;
  }
  check_refused(path, Errc::file_too_large);
}

TEST_CASE("kinds of file: a bundle without articles opens and answers that it has none", "[kinds_of_file]") {
  const std::string file = build_bundle({});
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  CHECK(bundle->article_count() == 0);
  const Answers answers = ask_all(*bundle, file.size());
  CHECK(answers.damage == 0);
  CHECK(answers.errors.size() == 1);
  CHECK(answers.errors.at(Errc::bad_argument) == 1);  // for the article behind the last
}
