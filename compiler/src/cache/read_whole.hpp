// Bytes of a file, for files that may be missing.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <string>

namespace shelf::compiler {

struct FreeBytes {
  void operator()(char* bytes) const noexcept { std::free(bytes); }
};
using HeldBytes = std::unique_ptr<char[], FreeBytes>;

struct WholeFile {
  HeldBytes bytes;
  std::size_t size = 0;
};

// Empty when it cannot be read, or is no regular file. Read rather than mapped: somebody who cuts the file meanwhile
// must not end the process.
[[nodiscard]] WholeFile read_whole(const std::string& path);

}  // namespace shelf::compiler
