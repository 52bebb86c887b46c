#include "stages/temporary_file.hpp"

#include <sys/file.h>
#include <sys/random.h>

#include <cstdint>
#include <filesystem>
#include <system_error>

#include "shelf_format/safe_text.hpp"
#include "stages/open_file.hpp"

namespace shelf::compiler {

namespace {

// With the process in it for whoever looks at the folder, and a number so that no run meets the name of an earlier one.
std::string new_name(const std::string& path, std::uint32_t attempt) {
  std::uint32_t number = 0;
  if (::getrandom(&number, sizeof number, GRND_NONBLOCK) != sizeof number) number = attempt;
  std::string name = path + std::string(temporary_mark) + std::to_string(::getpid()) + '-';
  format::append_hex(name, number, 8);
  return name;
}

bool lock(int descriptor) { return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0; }

// Whether `name` is still the name of the open file.
bool is_named(int descriptor, const std::string& name) {
  struct stat opened {
  }, named{};
  return ::fstat(descriptor, &opened) == 0 && ::lstat(name.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
         opened.st_dev == named.st_dev && S_ISREG(opened.st_mode);
}

}  // namespace

int create_temporary(const std::string& path, std::string& name) {
  constexpr std::uint32_t attempts = 100;
  for (std::uint32_t i = 0; i < attempts; ++i) {
    name = new_name(path, i);
    const int descriptor = open_retrying(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0666);
    if (descriptor < 0 && errno == EEXIST) continue;
    if (descriptor < 0) return descriptor;
    // Where files cannot be locked nobody takes it for left over either. Else another run saw it before it was locked.
    if (lock(descriptor) ? is_named(descriptor, name) : errno != EWOULDBLOCK) return descriptor;
    ::close(descriptor);
    ::unlink(name.c_str());
  }
  return errno = EEXIST, -1;
}

bool remove_left_over(const std::string& name) {
  const OpenFile file(open_retrying(name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK));
  return file.valid() && lock(file.get()) && is_named(file.get(), name) && ::unlink(name.c_str()) == 0;
}

void remove_left_over_of(const std::string& path) {
  namespace fs = std::filesystem;
  const fs::path target(path);
  const std::string begin = target.filename().string() + std::string(temporary_mark);
  std::error_code error;
  fs::directory_iterator at(target.has_parent_path() ? target.parent_path() : fs::path("."), error);
  for (; !error && at != fs::directory_iterator(); at.increment(error))
    if (at->path().filename().string().starts_with(begin)) remove_left_over(at->path().string());
}

}  // namespace shelf::compiler
