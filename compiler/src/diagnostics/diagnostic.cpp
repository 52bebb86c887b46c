#include "shelfc/diagnostic.hpp"

#include <utility>

namespace shelf::compiler {

namespace {
constexpr Severity note = Severity::note, warning = Severity::warning, error = Severity::error;
constexpr std::array<CodeInfo, static_cast<std::size_t>(Code::count_)> code_table = {{
#define SHELF_CODE(code, severity, summary) {#code, severity, summary},
#include "shelfc/codes.def"
#undef SHELF_CODE
}};
}  // namespace

const CodeInfo& info(Code code) noexcept { return code_table[static_cast<std::size_t>(code)]; }

std::string_view name(Severity severity) noexcept {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

Diagnostic& DiagnosticSink::report(Code code, Span where, std::string message, std::string help) {
  return report(code, info(code).severity, where, std::move(message), std::move(help));
}

Diagnostic& DiagnosticSink::report(Code code, Severity severity, Span where, std::string message, std::string help) {
  if (severity == Severity::error) errors_ = true;
  if (is_full(severity, where)) return dropped_ = Diagnostic{};
  return diagnostics_.emplace_back(Diagnostic{code, severity, file_, where, std::move(message), std::move(help), {}});
}

bool DiagnosticSink::is_full(Severity severity, Span where) {
  if (severity == Severity::error || file_ == no_file) return false;
  if (kept_[static_cast<std::size_t>(severity)]++ < max_diagnostics_of_file) return false;
  if (!std::exchange(full_, true))
    diagnostics_.push_back({Code::LIM2,
                            Severity::note,
                            file_,
                            where,
                            "too many diagnostics in one file, the rest is not shown",
                            "mend what is shown, then run the compiler again",
                            {}});
  return true;
}

Diagnostic& DiagnosticSink::report_in(FileId file, Code code, Span where, std::string message, std::string help) {
  Diagnostic& diagnostic = report(code, where, std::move(message), std::move(help));
  diagnostic.file = file;
  return diagnostic;
}

}  // namespace shelf::compiler
