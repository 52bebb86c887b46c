// For libraries that do not survive a failed allocation: md4c 0.4.8 frees twice, zstd 1.5.4 makes a dictionary at a
// null pointer. Who calls them asks first whether there is about as much memory as they may want.
#pragma once

#include <cstddef>
#include <new>

namespace shelf::compiler {

// Throws std::bad_alloc.
inline void require_memory(std::size_t bytes) {
  void* volatile const memory = operator new(bytes);  // volatile: not optimised away
  operator delete(memory);
}

}  // namespace shelf::compiler
