// Preloaded: lets one allocation of a process fail, that of the number in SHELF_FAIL_ALLOCATION, from 1. The number of
// all of them goes to the file in SHELF_COUNT_ALLOCATIONS when the process ends. glibc only.
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstdlib>

extern "C" {
void* __libc_malloc(std::size_t size);                           // NOLINT
void* __libc_calloc(std::size_t count, std::size_t size);        // NOLINT
void* __libc_realloc(void* block, std::size_t size);             // NOLINT
void* __libc_memalign(std::size_t alignment, std::size_t size);  // NOLINT
}

namespace {

std::atomic<long> made = 0;

long read_number() {
  const char* text = std::getenv("SHELF_FAIL_ALLOCATION");
  return text == nullptr ? 0 : std::atol(text);
}

bool fails() {
  static const long number = read_number();
  if (made.fetch_add(1) + 1 != number) return false;
  errno = ENOMEM;
  return true;
}

struct AtEnd {
  ~AtEnd() {
    const char* path = std::getenv("SHELF_COUNT_ALLOCATIONS");
    std::FILE* file = path == nullptr ? nullptr : std::fopen(path, "w");
    if (file == nullptr) return;
    std::fprintf(file, "%ld\n", made.load());
    std::fclose(file);
  }
} at_end;

}  // namespace

extern "C" {
void* malloc(std::size_t size) { return fails() ? nullptr : __libc_malloc(size); }
void* calloc(std::size_t count, std::size_t size) { return fails() ? nullptr : __libc_calloc(count, size); }
void* realloc(void* block, std::size_t size) { return fails() ? nullptr : __libc_realloc(block, size); }
void* memalign(std::size_t alignment, std::size_t size) { return fails() ? nullptr : __libc_memalign(alignment, size); }
void* aligned_alloc(std::size_t alignment, std::size_t size) { return memalign(alignment, size); }
int posix_memalign(void** block, std::size_t alignment, std::size_t size) {
  *block = memalign(alignment, size);
  return *block == nullptr ? ENOMEM : 0;
}
}
