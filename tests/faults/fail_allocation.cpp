// Preloaded: lets one allocation of a process fail, that of the number in SHELF_FAIL_ALLOCATION, from 1. The number of
// all of them goes to the file in SHELF_COUNT_ALLOCATIONS when the process ends. glibc only.
//
// Two libraries of Debian 12 do not survive it, whatever is done by who calls them: md4c 0.4.8 frees twice, and
// zstd 1.5.4 makes a dictionary for compression at a null pointer. These allocations succeed, and the file in
// SHELF_SPARED_ALLOCATION is made to tell so; shelfc asks for the memory before it calls them.
#include <dlfcn.h>
#include <execinfo.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string_view>

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

bool is_in(const void* address, std::string_view library, std::string_view function = {}) {
  Dl_info found{};
  if (dladdr(address, &found) == 0 || found.dli_fname == nullptr) return false;
  if (std::string_view(found.dli_fname).find(library) == std::string_view::npos) return false;
  return function.empty() || (found.dli_sname != nullptr && function == found.dli_sname);
}

bool is_under(std::string_view library, std::string_view function) {
  std::array<void*, 32> frames{};
  const int depth = backtrace(frames.data(), static_cast<int>(frames.size()));
  for (int i = 0; i < depth; ++i)
    if (is_in(frames[static_cast<std::size_t>(i)], library, function)) return true;
  return false;
}

bool is_spared(const void* caller) {
  const bool spared =
      is_in(caller, "libmd4c") || (is_in(caller, "libzstd") && is_under("libzstd", "ZSTD_createCDict_advanced2"));
  const char* path = std::getenv("SHELF_SPARED_ALLOCATION");
  if (std::FILE* file = spared && path != nullptr ? std::fopen(path, "w") : nullptr) std::fclose(file);
  return spared;
}

bool fails(const void* caller) {
  static const long number = read_number();
  if (made.fetch_add(1) + 1 != number || is_spared(caller)) return false;
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

#define SHELF_IN_PLACE __attribute__((visibility("default")))  // of those of the C library
#define SHELF_CALLER __builtin_return_address(0)

extern "C" {
SHELF_IN_PLACE void* malloc(std::size_t size) { return fails(SHELF_CALLER) ? nullptr : __libc_malloc(size); }
SHELF_IN_PLACE void* calloc(std::size_t count, std::size_t size) {
  return fails(SHELF_CALLER) ? nullptr : __libc_calloc(count, size);
}
SHELF_IN_PLACE void* realloc(void* block, std::size_t size) {
  return fails(SHELF_CALLER) ? nullptr : __libc_realloc(block, size);
}
SHELF_IN_PLACE void* memalign(std::size_t alignment, std::size_t size) {
  return fails(SHELF_CALLER) ? nullptr : __libc_memalign(alignment, size);
}
SHELF_IN_PLACE void* aligned_alloc(std::size_t alignment, std::size_t size) { return memalign(alignment, size); }
SHELF_IN_PLACE int posix_memalign(void** block, std::size_t alignment, std::size_t size) {
  *block = memalign(alignment, size);
  return *block == nullptr ? ENOMEM : 0;
}
}
