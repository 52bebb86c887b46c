// Stage 0: which files are articles, in which order; and reading one of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shelf_format/format.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct SourcePath {
  std::string path;     // relative to the root it was found under, '/' between parts; how the bundle names it
  std::string on_disk;  // what to open
  std::string shown;    // how diagnostics name it: the root as given plus the relative path
};

struct Discovered {
  std::vector<SourcePath> files;     // sorted bytewise by path, then by disk path
  std::vector<std::string> folders;  // every folder that was searched, as diagnostics name it; sorted
};

// Every `.md` file below the given folders (symbolic links that leave the tree are not followed) and every given file.
// Reports IO1, IO2.
[[nodiscard]] Discovered discover(const std::vector<std::string>& roots, DiagnosticSink& sink, unsigned threads = 1);

struct FileLimit {
  std::uint32_t bytes;
  std::string_view what;  // it is the limit of
};
inline constexpr FileLimit article_file{format::max_source_bytes, "article"};
inline constexpr FileLimit list_file{64u << 20, "list"};  // some 100,000 topics

// Bytes of a file. Reports IO1, LIM1 (over the limit: not read).
[[nodiscard]] std::string read_source(const SourcePath& source, DiagnosticSink& sink,
                                      const FileLimit& limit = article_file);

}  // namespace shelf::compiler
