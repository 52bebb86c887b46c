// The compiler as a library: sources in, bundle bytes and diagnostics out.
// No globals, no printing; no exceptions across this header but std::bad_alloc, where there is no memory.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

enum class Level : std::uint8_t { fast, standard, best };  // `--level fast|default|best`

struct Options {
  std::vector<std::string> sources;  // folders and files
  std::uint8_t clouds = 0x3f;        // keep only articles of these clouds and only these bits of their masks
  std::vector<std::string> types;    // keep only these selfHelpTypes (compared folded); empty: all
  std::vector<std::string> metrics;  // files with the names of metrics that exist, one a line; empty: not known
  std::vector<std::string> topics;   // files with topics and products, JSON in the shape of the support service's lists
  bool strict = false;               // warnings become errors
  Level level = Level::standard;
  unsigned threads = 0;  // 0: one per core; the bytes are the same for every number
  std::string label, locale;
  std::string cache;  // folder with results of earlier runs, made when missing; empty: none. Same bytes
  // Folder for a file without a name, which has what of the articles is over `texts_in_memory` (bytes; about three
  // times as much is used). Empty: everything stays in memory.
  std::string scratch;
  std::size_t texts_in_memory = std::size_t{64} << 20;
  bool keep_note_texts = false;  // sources[].text also for files that have notes only: for showing notes
  bool check_only = false;       // everything but compressing and laying out: `bundle` stays empty
  // Called from worker threads with articles done and articles in all; may be empty. Must be thread-safe and quick.
  std::function<void(std::size_t done, std::size_t total)> progress;
};

struct SourceInfo {   // what printing a diagnostic needs of a file
  std::string shown;  // path as diagnostics print it
  std::string on_disk;
  std::string text;  // normalised text; kept only for files that have a diagnostic
};

// A named count; the names are documented in the README and stable.
struct Figure {
  std::string name;
  std::uint64_t value = 0;
};

struct CompileResult {
  std::string bundle;                   // the file's bytes; empty with check_only or when no article is left
  std::vector<SourceInfo> sources;      // by FileId: articles, then lists of names
  std::vector<std::string> folders;     // searched for articles, as diagnostics name them; sorted
  std::vector<Diagnostic> diagnostics;  // sorted by file, position, code
  std::vector<Figure> figures;
  std::uint64_t checked = 0;   // articles read
  std::uint64_t compiled = 0;  // those without errors
  std::uint64_t articles = 0;  // in the bundle: the same less exact copies
  std::uint64_t errors = 0, warnings = 0, notes = 0;
  std::string
      cache_problem;  // why results could not be kept for the next run; empty: they were. No fault of the bundle
  std::string scratch_problem;  // why there is no bundle and nothing said about all articles: no room in `scratch`
};

[[nodiscard]] CompileResult compile(const Options& options);

[[nodiscard]] std::string_view version() noexcept;

}  // namespace shelf::compiler
