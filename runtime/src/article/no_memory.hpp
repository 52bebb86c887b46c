// A failed allocation as an error: no exception leaves the library.
#pragma once

#include <cstdlib>
#include <new>
#include <stdexcept>
#include <string_view>

#include "shelf/result.hpp"

namespace shelf::detail {

// What `work()` returns, a Result or an optional Error; no_memory when it could not go on. Built without exceptions (as
// the small shared library is) want of memory ends the process instead.
template <class Work>
auto or_no_memory([[maybe_unused]] std::string_view part, const Work& work) noexcept -> decltype(work()) {
#if defined(__cpp_exceptions)
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return Error{Errc::no_memory, part};
  } catch (const std::length_error&) {  // of a string that is longer than any can be
    return Error{Errc::no_memory, part};
  }
#else
  return work();
#endif
}

// What a failed allocation does, for work that found out otherwise.
[[noreturn]] inline void give_up_for_memory() {
#if defined(__cpp_exceptions)
  throw std::bad_alloc();
#else
  std::abort();
#endif
}

// Inside or_no_memory(), where an answer goes without what is damaged: without what there is no memory for it may not.
inline void raise_no_memory(const Error& error) {
  if (error.code == Errc::no_memory) give_up_for_memory();
}

}  // namespace shelf::detail
