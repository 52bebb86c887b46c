#include "faults/failing_memory.hpp"

#include <cerrno>
#include <cstdlib>

extern "C" {
void* __libc_malloc(std::size_t size);                     // NOLINT
void* __libc_calloc(std::size_t count, std::size_t size);  // NOLINT
void* __libc_realloc(void* block, std::size_t size);       // NOLINT
}

namespace {

bool fails() {
  auto& left = shelf::test::until_failure;
  if (left.load() < 0 || left.fetch_sub(1) != 0) return false;
  errno = ENOMEM;
  return true;
}

}  // namespace

#define SHELF_IN_PLACE __attribute__((visibility("default")))  // of those of the C library, for all that is loaded

extern "C" {
SHELF_IN_PLACE void* malloc(std::size_t size) { return fails() ? nullptr : __libc_malloc(size); }
SHELF_IN_PLACE void* calloc(std::size_t count, std::size_t size) {
  return fails() ? nullptr : __libc_calloc(count, size);
}
SHELF_IN_PLACE void* realloc(void* block, std::size_t size) { return fails() ? nullptr : __libc_realloc(block, size); }
}
