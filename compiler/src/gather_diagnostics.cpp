#include "gather_diagnostics.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "stages/decode_text.hpp"

namespace shelf::compiler {

namespace {
void sort(std::vector<Diagnostic>& diagnostics) {
  const auto key = [](const Diagnostic& d) { return std::tuple(d.file, d.where.begin, d.where.end, d.code); };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
}

void count(CompileResult& result) {
  for (const Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.severity == Severity::error) ++result.errors;
    if (diagnostic.severity == Severity::warning) ++result.warnings;
    if (diagnostic.severity == Severity::note) ++result.notes;
  }
}

// Files whose text was let go before the stages that look at all files reported on them.
std::set<FileId> files_to_read_again(const CompileResult& result, const Options& options) {
  std::set<FileId> files;
  const auto add = [&](FileId file) {
    if (file < result.sources.size() && result.sources[file].text.empty()) files.insert(file);
  };
  for (const Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.severity == Severity::note && !options.keep_note_texts) continue;
    add(diagnostic.file);
    for (const Note& note : diagnostic.notes) add(note.file);
  }
  return files;
}

void read_again(FileId file, const std::vector<SourcePath>& paths, CompileResult& result) {
  DiagnosticSink ignored(file);  // said once already
  const std::string bytes = read_source(paths[file], ignored);
  if (!ignored.has_errors()) result.sources[file].text = decode_text(bytes, ignored);
}
}  // namespace

void gather_diagnostics(const std::vector<SourcePath>& paths, std::vector<FileReport>& files,
                        std::vector<Diagnostic> of_run, const Options& options, CompileResult& result) {
  result.diagnostics = std::move(of_run);
  result.sources.reserve(files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    result.sources.push_back({paths[i].shown(), paths[i].on_disk(), std::move(files[i].text)});
    std::move(files[i].diagnostics.begin(), files[i].diagnostics.end(), std::back_inserter(result.diagnostics));
  }
  sort(result.diagnostics);
  count(result);
  for (const FileId file : files_to_read_again(result, options)) read_again(file, paths, result);
}

}  // namespace shelf::compiler
