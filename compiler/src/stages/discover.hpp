// Stage 0: which files are articles, in which order; and reading one of them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shelf_format/format.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// What stands before the paths of many files.
struct SourceRoot {
  std::string on_disk, shown;
};

struct SourcePath {
  // Of a file that is named as a whole.
  [[nodiscard]] static SourcePath of_file(std::string path, std::string on_disk, std::string shown) {
    return {std::move(path), std::make_shared<SourceRoot>(SourceRoot{std::move(on_disk), std::move(shown)}), true};
  }

  std::string path;  // relative to the root it was found under, '/' between parts; how the bundle names it
  std::shared_ptr<const SourceRoot> root;
  bool is_root = false;  // its names are those of the root, without the path

  [[nodiscard]] std::string on_disk() const { return is_root ? root->on_disk : root->on_disk + path; }  // what to open
  // How diagnostics name it: the root as given plus the relative path.
  [[nodiscard]] std::string shown() const { return is_root ? root->shown : root->shown + path; }
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
