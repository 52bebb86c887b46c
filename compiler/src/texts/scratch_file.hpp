// A file without a name for what does not have to stay in memory. It is gone with the process, however that ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "stages/write_bundle.hpp"

namespace shelf::compiler {

class ScratchFile {
 public:
  explicit ScratchFile(std::string folder) : folder_(std::move(folder)) {}
  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  // Writes whole pages and maps what was written in their place: the same bytes at the same address, in memory only
  // while they are read. After an error the pages are as they were. Threads: any number.
  [[nodiscard]] std::optional<WriteError> take(std::span<char> pages);

 private:
  [[nodiscard]] std::optional<WriteError> reserve(std::size_t size, std::uint64_t& at);

  std::string folder_;
  std::mutex opening_;
  int file_ = -1;
  std::uint64_t end_ = 0;
};

}  // namespace shelf::compiler
