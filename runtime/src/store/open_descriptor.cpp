#include "store/open_descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>

namespace shelf::detail {

Descriptor::~Descriptor() {
  if (fd_ >= 0) close(fd_);
}

Result<Descriptor> open_regular_file(const std::string& path, std::uint64_t max_bytes) noexcept {
  int fd = -1;
  do {
    fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  } while (fd < 0 && errno == EINTR);
  if (fd < 0) return Error{Errc::io, "file", 0, 0, errno};
  Descriptor file(fd);
  struct stat status {};
  if (fstat(fd, &status) != 0) return Error{Errc::io, "file", 0, 0, errno};
  if (!S_ISREG(status.st_mode)) return Error{Errc::not_a_regular_file, "file"};
  file.size = static_cast<std::uint64_t>(status.st_size);
  if (file.size > max_bytes) return Error{Errc::file_too_large, "file", file.size, max_bytes};
  return file;
}

}  // namespace shelf::detail
