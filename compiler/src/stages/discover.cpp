#include "stages/discover.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "shelf_format/safe_text.hpp"

namespace shelf::compiler {

namespace fs = std::filesystem;

namespace {
struct Root {
  std::string shown;   // as given, without a slash at the end
  fs::path canonical;  // links in the tree must stay below it
};

struct Folder {
  fs::path on_disk;
  std::string relative;  // "" for the root, else ends with '/'
};

class Search {
 public:
  explicit Search(DiagnosticSink& sink) : sink_(sink) {}

  void add(const std::string& given) {
    if (given == "-") return add_standard_input();
    std::error_code error;
    const fs::path canonical = fs::canonical(given, error);
    if (error) return unreadable(given, error);
    if (fs::is_directory(canonical, error)) return add_tree(given, canonical);
    if (seen_files_.insert(canonical.string()).second)
      found_.push_back({fs::path(given).filename().string(), given, given});
  }

  std::vector<SourcePath> take() {
    std::sort(found_.begin(), found_.end(), [](const SourcePath& a, const SourcePath& b) {
      return a.path != b.path ? a.path < b.path : a.on_disk < b.on_disk;
    });
    for (SourcePath& source : found_) source.path = format::to_valid_utf8(source.path);  // the bundle keeps it as text
    return std::move(found_);
  }

 private:
  void add_standard_input() {
    if (seen_files_.insert("-").second) found_.push_back({"stdin.md", "-", "<stdin>"});
  }

  void add_tree(const std::string& given, const fs::path& canonical) {
    Root root{given, canonical};
    while (root.shown.size() > 1 && root.shown.back() == '/') root.shown.pop_back();
    std::vector<Folder> open{{canonical, ""}};
    while (!open.empty()) {
      const Folder folder = std::move(open.back());
      open.pop_back();
      if (seen_folders_.insert(folder.on_disk.string()).second) list(root, folder, open);
    }
  }

  void list(const Root& root, const Folder& folder, std::vector<Folder>& open) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    fs::directory_iterator at(folder.on_disk, error);
    for (; !error && at != fs::directory_iterator(); at.increment(error)) entries.push_back(*at);
    if (error) unreadable(shown(root, folder.relative), error);
    // Names are sorted before they are followed: which of two links to one file counts must not depend on the disk.
    std::sort(entries.begin(), entries.end(), [](const fs::directory_entry& a, const fs::directory_entry& b) {
      return a.path().native() < b.path().native();
    });
    for (const fs::directory_entry& entry : entries) add_entry(root, folder, entry, open);
  }

  void add_entry(const Root& root, const Folder& folder, const fs::directory_entry& entry, std::vector<Folder>& open) {
    std::error_code error;
    fs::path target = entry.path();
    const std::string name = target.filename().string();
    if (entry.is_symlink(error)) {
      target = fs::canonical(target, error);
      if (error || !is_below(target, root.canonical)) return;
    }
    const fs::file_status status = fs::status(target, error);
    if (error) return;
    if (fs::is_directory(status)) {
      open.push_back({target, folder.relative + name + '/'});
    } else if (fs::is_regular_file(status) && name.ends_with(".md") && seen_files_.insert(target.string()).second) {
      found_.push_back({folder.relative + name, target.string(), shown(root, folder.relative + name)});
    }
  }

  static bool is_below(const fs::path& target, const fs::path& root) {
    return std::mismatch(root.begin(), root.end(), target.begin(), target.end()).first == root.end();
  }

  static std::string shown(const Root& root, const std::string& relative) {
    if (relative.empty()) return root.shown;
    return root.shown == "/" ? '/' + relative : root.shown + '/' + relative;
  }

  void unreadable(const std::string& path, const std::error_code& error) {
    sink_.report(Code::IO1, Span{}, "cannot read `" + path + "`: " + error.message());
  }

  DiagnosticSink& sink_;
  std::vector<SourcePath> found_;
  std::set<std::string> seen_folders_, seen_files_;
};
}  // namespace

std::vector<SourcePath> discover(const std::vector<std::string>& roots, DiagnosticSink& sink) {
  Search search(sink);
  for (const std::string& root : roots) search.add(root);
  std::vector<SourcePath> found = search.take();
  if (found.empty() && !sink.has_errors())
    sink.report(Code::IO2, Span{}, "no articles found", "an article of a folder is a file whose name ends in `.md`");
  return found;
}

}  // namespace shelf::compiler
