// What the stages that need no other file make of one source file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/figures.hpp"
#include "model/record.hpp"

namespace shelf::compiler {

// What is said about it.
struct FileReport {
  std::vector<Diagnostic> diagnostics;
  std::string text;  // kept only when there is something to show of it
  bool has_errors = false;
};

struct CompiledFile : FileReport {
  std::optional<Record> record;     // none: the file has errors, or a filter left it out
  std::string unit, attribute_row;  // of the record, unless it says where they are kept
  Figures figures;                  // zero without a record
  std::uint64_t source_bytes = 0;
};

}  // namespace shelf::compiler
