// Copies a bundle into private memory: what happens to the file afterwards does not matter.
#include <unistd.h>

#include <cerrno>
#include <cstdint>

#include "store/file_bytes.hpp"
#include "store/open_descriptor.hpp"
#include "store/private_memory.hpp"

namespace shelf::detail {

Result<FileBytes> read_file(const std::string& path, std::uint64_t max_bytes) noexcept {
  auto file = open_regular_file(path, max_bytes);
  if (!file) return file.error();
  const auto size = static_cast<std::size_t>(file->size);
  unsigned char* const memory = allocate_private(size);
  if (memory == nullptr) return Error{Errc::no_memory, "file", size};
  FileBytes bytes = FileBytes::adopt(memory, size, free_bytes);
  for (std::size_t done = 0; done < size;) {
    const ssize_t got = read(file->get(), memory + done, size - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Error{Errc::io, "file", done, size, errno};
    if (got == 0) return Error{Errc::truncated, "file", done, size};
    done += static_cast<std::size_t>(got);
  }
  return bytes;
}

}  // namespace shelf::detail
