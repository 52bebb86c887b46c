#include "faults/failing_memory.hpp"

#include <malloc.h>

#include <cerrno>

extern "C" {
void* __libc_malloc(std::size_t size);                           // NOLINT
void* __libc_calloc(std::size_t count, std::size_t size);        // NOLINT
void* __libc_realloc(void* block, std::size_t size);             // NOLINT
void* __libc_memalign(std::size_t alignment, std::size_t size);  // NOLINT
void __libc_free(void* block);                                   // NOLINT
}

namespace {

using shelf::test::bytes_held;
using shelf::test::most_bytes_held;

bool fails() {
  auto& left = shelf::test::until_failure;
  if (left.load() < 0 || left.fetch_sub(1) != 0) return false;
  errno = ENOMEM;
  return true;
}

void* count(void* block) {
  const std::size_t size = malloc_usable_size(block);
  const std::size_t held = bytes_held.fetch_add(size) + size;
  std::size_t most = most_bytes_held;
  while (most < held && !most_bytes_held.compare_exchange_weak(most, held)) {
  }
  return block;
}

void discount(void* block) { bytes_held -= malloc_usable_size(block); }

}  // namespace

#define SHELF_IN_PLACE __attribute__((visibility("default")))  // of those of the C library, for all that is loaded

extern "C" {
SHELF_IN_PLACE void* malloc(std::size_t size) { return fails() ? nullptr : count(__libc_malloc(size)); }
SHELF_IN_PLACE void* calloc(std::size_t number, std::size_t size) {
  return fails() ? nullptr : count(__libc_calloc(number, size));
}
SHELF_IN_PLACE void* realloc(void* block, std::size_t size) {
  if (fails()) return nullptr;
  discount(block);
  void* const moved = __libc_realloc(block, size);
  count(moved != nullptr || size == 0 ? moved : block);
  return moved;
}
SHELF_IN_PLACE int posix_memalign(void** block, std::size_t alignment, std::size_t size) {
  if (shelf::test::no_aligned_memory || fails()) return ENOMEM;
  *block = count(__libc_memalign(alignment, size));
  return *block == nullptr ? ENOMEM : 0;
}
SHELF_IN_PLACE void free(void* block) {
  discount(block);
  __libc_free(block);
}
}
