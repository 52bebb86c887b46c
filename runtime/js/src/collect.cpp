// What a caller without functions of its own needs: a sink that keeps everything, in memory that grows. JavaScript
// reads it afterwards, and gives the memory back.
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "shelf.h"

namespace {

struct Collected {
  char* data;
  std::size_t size, capacity;
};

// 1, which stops the call that writes: no memory.
int collect(void* user, const char* data, std::size_t size) {
  auto& into = *static_cast<Collected*>(user);
  if (size > into.capacity - into.size) {
    constexpr std::size_t first = 4096;
    const std::size_t wanted = (into.size + size + first) * 3 / 2;
    auto* const grown = static_cast<char*>(std::realloc(into.data, wanted));
    if (grown == nullptr) return 1;
    into.data = grown;
    into.capacity = wanted;
  }
  std::memcpy(into.data + into.size, data, size);
  into.size += size;
  return 0;
}

}  // namespace

extern "C" SHELF_API shelf_sink shelf_js_collect() { return collect; }
