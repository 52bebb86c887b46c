// What shelfc says about a run: diagnostics, figures, the last line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "shelfc/compile.hpp"

namespace shelf::compiler::tool {

struct ReportOptions {
  bool show_notes = false, json = false, color = false;
  std::size_t limit = 100;  // diagnostics printed; 0: all
};

// Text for stderr. When there are more than the limit, errors go before warnings before notes; order of print is that
// of the sources.
[[nodiscard]] std::string report_diagnostics(const CompileResult& result, const ReportOptions& options);

// One JSON object: name to count.
[[nodiscard]] std::string report_figures(const CompileResult& result);

// `15585 articles (0 errors, 412 warnings, 9031 notes)`: fixed words, scripts read them.
[[nodiscard]] std::string count_words(std::uint64_t articles, const CompileResult& result);

[[nodiscard]] std::string size_words(std::uint64_t bytes);  // "4.4 MB"
[[nodiscard]] std::string duration_words(double seconds);   // "1.4 s"

}  // namespace shelf::compiler::tool
