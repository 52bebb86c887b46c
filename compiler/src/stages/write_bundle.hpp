// Stage 9: lays out the sections, checksums them, and puts the file in place whole or not at all.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shelf_format/format.hpp"

namespace shelf::compiler {

struct Section {
  format::SectionId id;
  bool required = true;
  std::string bytes;
};

[[nodiscard]] std::uint64_t laid_out_size(const std::vector<Section>& sections);
// The complete file in memory. The bytes of each section go as soon as they are in it.
[[nodiscard]] std::string lay_out_bundle(std::vector<Section> sections);

struct WriteError {
  std::string action;  // "create", "write", "flush", "rename", "replace" (what stands there is no regular file)
  std::string path;
  int error = 0;  // errno
};

enum class Flush : bool { no, yes };

// Temporary file beside the target, fsync, rename, fsync of the folder. After an error nothing is left behind and an
// older file at `path` is untouched; what a run that was killed left behind is removed by the next. Replaces only
// regular files. Without the flushes a power cut may leave a torn file.
[[nodiscard]] std::optional<WriteError> write_file_atomically(const std::string& path,
                                                              std::span<const std::string_view> parts,
                                                              Flush flush = Flush::yes);
[[nodiscard]] inline std::optional<WriteError> write_file_atomically(const std::string& path, std::string_view bytes) {
  return write_file_atomically(path, std::span(&bytes, 1));
}

}  // namespace shelf::compiler
