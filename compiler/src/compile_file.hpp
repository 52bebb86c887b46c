// One source file through the stages that need no other file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lists/name_lists.hpp"
#include "model/figures.hpp"
#include "model/record.hpp"
#include "shelfc/compile.hpp"
#include "stages/discover.hpp"

namespace shelf::compiler {

struct CompiledFile {
  std::optional<Record> record;  // none: the file has errors, or a filter left it out
  Figures figures;               // zero without a record
  std::vector<Diagnostic> diagnostics;
  std::uint64_t source_bytes = 0;
  bool has_errors = false;
  std::string text;  // kept only when there is something to show of it
};

// Threads: any number of files at once.
[[nodiscard]] CompiledFile compile_file(const SourcePath& source, FileId id, const NameLists& lists,
                                        const Options& options);

}  // namespace shelf::compiler
