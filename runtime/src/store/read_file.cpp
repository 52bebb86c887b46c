// Copies a bundle into private memory: what happens to the file afterwards does not matter.
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>

#include "store/file_bytes.hpp"
#include "store/open_descriptor.hpp"

namespace shelf::detail {

namespace {

// Huge pages where the system has them: making a thousand pages of 4 KB takes a fifth of the time of a program that
// shows one article. A program that opens the same file again and again would have them already.
constexpr std::size_t huge_page = 2u << 20;

unsigned char* allocate(std::size_t size) noexcept {
  void* memory = nullptr;
  if (size < huge_page)
    memory = std::malloc(size == 0 ? 1 : size);
  else if (posix_memalign(&memory, huge_page, size) == 0)
    madvise(memory, size / huge_page * huge_page, MADV_HUGEPAGE);
  return static_cast<unsigned char*>(memory);
}

}  // namespace

Result<FileBytes> read_file(const std::string& path, std::uint64_t max_bytes) noexcept {
  auto file = open_regular_file(path, max_bytes);
  if (!file) return file.error();
  const auto size = static_cast<std::size_t>(file->size);
  unsigned char* const memory = allocate(size);
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
