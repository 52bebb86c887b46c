#include "texts/scratch_file.hpp"

#include <sys/mman.h>

#include <cstdlib>

#include "stages/open_file.hpp"

namespace shelf::compiler {

namespace {
int open_without_name(const std::string& folder) {
  const int descriptor = open_retrying(folder.c_str(), O_TMPFILE | O_RDWR | O_EXCL, 0600);
  if (descriptor >= 0) return descriptor;
  // Not every file system can. Then it has a name that nobody can foresee, for a moment.
  std::string name = folder + "/.shelfc-XXXXXX";
  const int named = ::mkostemp(name.data(), O_CLOEXEC);
  if (named >= 0) ::unlink(name.c_str());
  return named;
}

bool write_at(int descriptor, std::span<const char> bytes, std::uint64_t at) {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    if (written == 0) return errno = EIO, false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
    at += static_cast<std::uint64_t>(written);
  }
  return true;
}
}  // namespace

ScratchFile::~ScratchFile() {
  if (file_ >= 0) ::close(file_);
}

std::optional<WriteError> ScratchFile::reserve(std::size_t size, std::uint64_t& at) {
  const std::lock_guard lock(opening_);
  if (file_ < 0) file_ = open_without_name(folder_);
  if (file_ < 0) return WriteError{"create a file in", folder_, errno};
  at = end_;
  end_ += size;
  return std::nullopt;
}

std::optional<WriteError> ScratchFile::take(std::span<char> pages) {
  std::uint64_t at = 0;
  if (auto error = reserve(pages.size(), at)) return error;
  if (!write_at(file_, pages, at)) return WriteError{"write to a file in", folder_, errno};
  const void* const mapped =
      ::mmap(pages.data(), pages.size(), PROT_READ, MAP_SHARED | MAP_FIXED, file_, static_cast<off_t>(at));
  if (mapped == MAP_FAILED) return WriteError{"map a file in", folder_, errno};
  return std::nullopt;
}

}  // namespace shelf::compiler
