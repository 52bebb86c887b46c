#include "cache/read_whole.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <limits>

namespace shelf::compiler {

namespace {
WholeFile read_open(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size <= 0) return {};
  if (static_cast<std::uint64_t>(status.st_size) > std::numeric_limits<std::size_t>::max()) return {};
  WholeFile file{std::make_unique_for_overwrite<char[]>(static_cast<std::size_t>(status.st_size)), 0};
  while (file.size < static_cast<std::size_t>(status.st_size)) {
    const ssize_t got =
        ::read(descriptor, file.bytes.get() + file.size, static_cast<std::size_t>(status.st_size) - file.size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return {};
    if (got == 0) break;
    file.size += static_cast<std::size_t>(got);
  }
  return file;
}
}  // namespace

WholeFile read_whole(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return {};
  WholeFile file = read_open(descriptor);
  ::close(descriptor);
  return file;
}

}  // namespace shelf::compiler
