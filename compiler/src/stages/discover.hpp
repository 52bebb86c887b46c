// Stage 0: which files are articles, in which order; and reading one of them.
#pragma once

#include <string>
#include <vector>

#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct SourcePath {
  std::string path;     // relative to the root it was found under, '/' between parts; how the bundle names it
  std::string on_disk;  // what to open
  std::string shown;    // how diagnostics name it: the root as given plus the relative path
};

// Every `.md` file below the given folders (symbolic links that leave the tree are not followed) and every given file,
// sorted bytewise by path, then by disk path. Reports IO1, IO2.
[[nodiscard]] std::vector<SourcePath> discover(const std::vector<std::string>& roots, DiagnosticSink& sink);

// Bytes of a file. Reports IO1, LIM1 (over max_source_bytes: not read).
[[nodiscard]] std::string read_source(const SourcePath& source, DiagnosticSink& sink);

}  // namespace shelf::compiler
