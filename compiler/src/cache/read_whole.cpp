#include "cache/read_whole.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <limits>

namespace shelf::compiler {

namespace {
// Large ones on huge pages: to be given 8,000 small ones takes longer than to fill them.
HeldBytes allocate(std::size_t size) {
  constexpr std::size_t huge_page = 2u << 20;
  if (size < 2 * huge_page || size > std::numeric_limits<std::size_t>::max() - huge_page)
    return HeldBytes(static_cast<char*>(std::malloc(size)));
  const std::size_t rounded = (size + huge_page - 1) / huge_page * huge_page;
  HeldBytes bytes(static_cast<char*>(std::aligned_alloc(huge_page, rounded)));
#ifdef MADV_HUGEPAGE
  if (bytes != nullptr) ::madvise(bytes.get(), rounded, MADV_HUGEPAGE);
#endif
  return bytes;
}

WholeFile read_open(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size <= 0) return {};
  if (static_cast<std::uint64_t>(status.st_size) > std::numeric_limits<std::size_t>::max()) return {};
  WholeFile file{allocate(static_cast<std::size_t>(status.st_size)), 0};
  if (file.bytes == nullptr) return {};
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
