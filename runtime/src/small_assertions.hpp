// Included before every file of the small shared library: a check of libstdc++ that fails ends the process as ever, but
// does not say which it was. Texts of checks, with the types of the templates they stand in, are longer than the
// checks.
#pragma once

#include <cstddef>  // any header brings libstdc++'s configuration

#if defined(_GLIBCXX_ASSERTIONS) && defined(__glibcxx_assert)
#undef __glibcxx_assert
#define __glibcxx_assert(condition)                                  \
  do {                                                               \
    if (__builtin_expect(!bool(condition), false)) __builtin_trap(); \
  } while (false)
#endif
