// Maps a bundle: only for files that nobody writes in place (see OpenOptions::map).
#include <sys/mman.h>

#include <cerrno>
#include <cstdint>

#include "store/file_bytes.hpp"
#include "store/open_descriptor.hpp"

namespace shelf::detail {

namespace {
void unmap(void* address, std::size_t size) noexcept { munmap(address, size); }
}  // namespace

Result<FileBytes> map_file(const std::string& path, std::uint64_t max_bytes) noexcept {
  auto file = open_regular_file(path, max_bytes);
  if (!file) return file.error();
  const auto size = static_cast<std::size_t>(file->size);
  if (size == 0) return FileBytes();
  void* address = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file->get(), 0);
  if (address == MAP_FAILED) return Error{Errc::io, "file", 0, size, errno};
  return FileBytes::adopt(address, size, unmap);
}

}  // namespace shelf::detail
