// What the compiler has to say about the sources: codes, places, sentences, help.
// Stages report byte spans of the normalised text of one file; line and column are worked out when printing.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shelf::compiler {

enum class Severity : std::uint8_t { note, warning, error };

enum class Code : std::uint16_t {
#define SHELF_CODE(code, severity, summary) code,
#include "shelfc/codes.def"
#undef SHELF_CODE
  count_
};

struct CodeInfo {
  std::string_view name;     // "HDR2"; stable, never reused
  Severity severity;         // default; a report may lower or raise it where the catalogue gives two
  std::string_view summary;  // one line
};
[[nodiscard]] const CodeInfo& info(Code code) noexcept;
[[nodiscard]] std::string_view name(Severity severity) noexcept;

struct Span {  // half-open byte range in the normalised text of a file; begin == end marks a point
  std::uint32_t begin = 0, end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

using FileId = std::uint32_t;  // position in the list of sources, sorted by path
inline constexpr FileId no_file = 0xffff'ffffu;

struct Note {  // another place that explains the diagnostic
  FileId file = no_file;
  Span where;
  std::string text;
};

struct Diagnostic {
  Code code = Code::count_;
  Severity severity = Severity::note;
  FileId file = no_file;
  Span where;           // the narrowest text that is wrong
  std::string message;  // what was found; lower case, no full stop, backticks round source text
  std::string help;     // what to type instead; may be empty
  std::vector<Note> notes;
};

// Of one file and each severity but errors: a broken or hostile file must not drown the others, or fill the memory.
inline constexpr std::uint32_t max_diagnostics_of_file = 1000;

// Collects the diagnostics of one file (or of the whole run, with no_file). Not shared between threads: one per file.
// Behind max_diagnostics_of_file notes, or as many warnings, further ones are dropped, which one LIM2 says. Errors and
// what the whole run reports are always kept.
class DiagnosticSink {
 public:
  explicit DiagnosticSink(FileId file = no_file) : file_(file) {}

  // Reports with the default severity of the code. The reference is valid until the next report.
  Diagnostic& report(Code code, Span where, std::string message, std::string help = {});
  Diagnostic& report(Code code, Severity severity, Span where, std::string message, std::string help = {});
  Diagnostic& report_in(FileId file, Code code, Span where, std::string message, std::string help = {});

  [[nodiscard]] bool has_errors() const noexcept { return errors_; }
  [[nodiscard]] FileId file() const noexcept { return file_; }
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const noexcept { return diagnostics_; }
  [[nodiscard]] std::vector<Diagnostic> take() noexcept { return std::move(diagnostics_); }

 private:
  [[nodiscard]] bool is_full(Severity severity, Span where);

  FileId file_;
  bool errors_ = false;
  bool full_ = false;                    // LIM2 was reported
  std::array<std::uint32_t, 2> kept_{};  // notes, warnings
  Diagnostic dropped_;                   // what the caller of a dropped report writes to
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace shelf::compiler
