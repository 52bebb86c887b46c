// Brings the diagnostics of the run and of all files together, with the texts that showing them needs.
#pragma once

#include <vector>

#include "model/compiled_file.hpp"
#include "shelfc/compile.hpp"
#include "stages/discover.hpp"

namespace shelf::compiler {

// Fills sources, diagnostics (sorted by file, position, code) and their counts.
void gather_diagnostics(const std::vector<SourcePath>& paths, std::vector<FileReport>& files,
                        std::vector<Diagnostic> of_run, const Options& options, CompileResult& result);

}  // namespace shelf::compiler
