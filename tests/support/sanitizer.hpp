// Does this program run with the address sanitizer, in whichever of its parts? It keeps freed memory back.
#pragma once

extern "C" __attribute__((weak)) void __asan_init();  // NOLINT(bugprone-reserved-identifier)

namespace shelf::test {

inline bool keeps_freed_memory() { return __asan_init != nullptr; }

}  // namespace shelf::test
