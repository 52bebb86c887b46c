// What the module has instead of a system: nowhere to print to, nothing to exit to. Whatever would end a process is a
// trap, which the loader reports.
#include <cstdarg>
#include <cstddef>

extern "C" {
[[noreturn]] void _Exit(int) { __builtin_trap(); }
[[noreturn]] void __assert_fail(const char*, const char*, int, const char*) { __builtin_trap(); }
[[noreturn]] void abort_message(const char*, ...) { __builtin_trap(); }  // of the C++ library
void emscripten_notify_memory_growth(std::size_t) {}                     // the loader looks for itself
}
