// Bytes of a file, for files that may be missing.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace shelf::compiler {

struct WholeFile {
  std::unique_ptr<char[]> bytes;
  std::size_t size = 0;
};

// Empty when it cannot be read, or is no regular file. Read rather than mapped: somebody who cuts the file meanwhile
// must not end the process.
[[nodiscard]] WholeFile read_whole(const std::string& path);

}  // namespace shelf::compiler
