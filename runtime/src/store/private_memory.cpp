#include "store/private_memory.hpp"

#include <algorithm>
#include <cstdlib>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace shelf::detail {

#ifdef __linux__
namespace {

constexpr std::size_t huge_page = 2u << 20;

// Making pages of 4 KB takes a fifth of the time of a program that shows one article, for the file and again for its
// dictionary. A program that opens the same file again and again would have them already. The last huge page is taken
// whole when most of it is used.
void* allocate_huge_pages(std::size_t size) noexcept {
  const std::size_t huge = (size + huge_page / 4) / huge_page * huge_page;
  void* memory = nullptr;
  if (huge == 0 || posix_memalign(&memory, huge_page, std::max(size, huge)) != 0) return nullptr;
  madvise(memory, huge, MADV_HUGEPAGE);
  return memory;
}

}  // namespace
#endif

unsigned char* allocate_private(std::size_t size) noexcept {
#ifdef __linux__
  if (void* const memory = allocate_huge_pages(size)) return static_cast<unsigned char*>(memory);
#endif
  return static_cast<unsigned char*>(std::malloc(std::max<std::size_t>(size, 1)));
}

}  // namespace shelf::detail
