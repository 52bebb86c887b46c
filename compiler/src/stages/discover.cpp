#include "stages/discover.hpp"

#include <dirent.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "parallel_for.hpp"
#include "shelf_format/safe_text.hpp"

namespace shelf::compiler {

namespace fs = std::filesystem;

namespace {
struct Root {
  std::string shown;                        // as given, without a slash at the end
  fs::path canonical;                       // links in the tree must stay below it
  std::shared_ptr<const SourceRoot> names;  // both, with a slash at the end
};

std::string with_slash(std::string folder) {
  if (!folder.ends_with('/')) folder += '/';
  return folder;
}

// What a folder says of an entry, so that the disk need not be asked for each: that costs more than all the rest.
enum class Kind : std::uint8_t { file, folder, unknown };
struct Entry {
  std::string name;
  Kind kind = Kind::unknown;
};

Kind kind_of(unsigned char type) {
  if (type == DT_REG) return Kind::file;
  return type == DT_DIR ? Kind::folder : Kind::unknown;
}

// All entries that could be read; an errno when that was not all.
int read_entries(const char* folder, std::vector<Entry>& entries) {
  const std::unique_ptr<DIR, int (*)(DIR*)> opened(::opendir(folder), ::closedir);
  if (opened == nullptr) return errno;
  for (;;) {
    errno = 0;
    const dirent* entry = ::readdir(opened.get());  // NOLINT(concurrency-mt-unsafe): of a folder of our own
    if (entry == nullptr) return errno;
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") entries.push_back({std::string(name), kind_of(entry->d_type)});
  }
}

struct Folder {
  fs::path on_disk;
  std::string relative;  // "" for the root, else ends with '/'
  bool is_listed = false;
  int error = 0;               // errno of that
  std::vector<Entry> entries;  // by name
};

// Lists those that are not yet, which are the last ones, together.
void list_all(std::span<Folder> folders, unsigned threads) {
  std::size_t first = folders.size();
  while (first > 0 && !folders[first - 1].is_listed) --first;
  folders = folders.subspan(first);
  parallel_for(folders.size(), threads, [&](std::size_t i) {
    Folder& folder = folders[i];
    folder.is_listed = true;
    folder.error = read_entries(folder.on_disk.c_str(), folder.entries);
    // Names are sorted before they are followed: which of two links to one file counts must not depend on the disk.
    std::ranges::sort(folder.entries, {}, &Entry::name);
  });
}

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

class Search {
 public:
  Search(DiagnosticSink& sink, unsigned threads) : sink_(sink), threads_(threads) {}

  void add(const std::string& given) {
    if (given == "-") return add_standard_input();
    std::error_code error;
    const fs::path canonical = fs::canonical(given, error);
    if (error) return unreadable(given, error);
    if (fs::is_directory(canonical, error)) return add_tree(given, canonical);
    add_apart(SourcePath::of_file(fs::path(given).filename().string(), given, given), canonical.string());
  }

  Discovered take() {
    if (!apart_.empty()) drop_repeats();
    std::vector<SourcePath*> order;  // moving the paths themselves takes longer than comparing them
    order.reserve(found_.size());
    for (SourcePath& source : found_) order.push_back(&source);
    std::ranges::sort(order, [](const SourcePath* a, const SourcePath* b) {
      const int compared = a->path.compare(b->path);
      return compared != 0 ? compared < 0 : a->on_disk() < b->on_disk();
    });
    std::vector<SourcePath> sorted;
    sorted.reserve(order.size());
    for (SourcePath* source : order) {
      if (std::ranges::any_of(source->path, is_high)) make_valid(*source);
      sorted.push_back(std::move(*source));
    }
    std::ranges::sort(folders_);
    return {std::move(sorted), std::move(folders_)};
  }

 private:
  void add_standard_input() { add_apart(SourcePath::of_file("stdin.md", "-", "<stdin>"), "-"); }

  void add_tree(const std::string& given, const fs::path& canonical) {
    Root root{given, canonical, nullptr};
    while (root.shown.size() > 1 && root.shown.back() == '/') root.shown.pop_back();
    root.names = std::make_shared<SourceRoot>(SourceRoot{with_slash(canonical.string()), with_slash(root.shown)});
    std::vector<Folder> open;
    open.push_back({canonical, "", false, 0, {}});
    while (!open.empty()) {
      list_all(open, threads_);
      const Folder folder = std::move(open.back());
      open.pop_back();
      if (seen_folders_.insert(folder.on_disk.string()).second) list(root, folder, open);
    }
  }

  void list(const Root& root, const Folder& folder, std::vector<Folder>& open) {
    std::string name = shown(root, folder.relative);
    if (name.size() > 1 && name.back() == '/') name.pop_back();
    folders_.push_back(std::move(name));
    if (folder.error != 0)
      unreadable(shown(root, folder.relative), std::error_code(folder.error, std::generic_category()));
    const std::string on_disk = with_slash(folder.on_disk.native());
    for (const Entry& entry : folder.entries) {
      if (entry.kind == Kind::file)
        add_file(root, folder, entry.name, on_disk + entry.name);
      else if (entry.kind == Kind::folder)
        open.push_back({on_disk + entry.name, folder.relative + entry.name + '/', false, 0, {}});
      else
        follow(root, folder, entry.name, on_disk + entry.name, open);
    }
  }

  void add_file(const Root& root, const Folder& folder, const std::string& name, const std::string& target) {
    if (!name.ends_with(".md")) return;
    SourcePath source{folder.relative + name, root.names, false};
    if (source.on_disk() == target)
      found_.push_back(std::move(source));
    else
      add_apart(SourcePath::of_file(source.path, target, source.shown()), target);
  }

  // Of a file that stands elsewhere, so that it may be found once more. `canonical`: what it is known by.
  void add_apart(SourcePath source, std::string canonical) {
    apart_.emplace(found_.size(), std::move(canonical));
    found_.push_back(std::move(source));
  }

  // The first of each stays.
  void drop_repeats() {
    std::unordered_set<std::string> seen;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const auto apart = apart_.find(i);
      if (!seen.insert(apart != apart_.end() ? apart->second : found_[i].on_disk()).second) continue;
      if (kept != i) found_[kept] = std::move(found_[i]);
      ++kept;
    }
    found_.resize(kept);
  }

  // The path becomes text; what to open stays as it is.
  static void make_valid(SourcePath& source) {
    std::string valid = format::to_valid_utf8(source.path);
    if (valid != source.path) source = SourcePath::of_file(std::move(valid), source.on_disk(), source.shown());
  }

  // Links, and whatever has to be asked for.
  void follow(const Root& root, const Folder& folder, const std::string& name, const fs::path& entry,
              std::vector<Folder>& open) {
    std::error_code error;
    fs::path target = entry;
    if (fs::is_symlink(fs::symlink_status(entry, error))) {
      target = fs::canonical(entry, error);
      if (error || !is_below(target, root.canonical)) return;
    }
    const fs::file_status status = fs::status(target, error);
    if (fs::is_directory(status))
      open.push_back({target, folder.relative + name + '/', false, 0, {}});
    else if (fs::is_regular_file(status))
      add_file(root, folder, name, target.string());
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
  unsigned threads_;
  std::vector<SourcePath> found_;
  std::vector<std::string> folders_;
  std::unordered_map<std::size_t, std::string> apart_;  // by position in found_
  std::unordered_set<std::string> seen_folders_;
};
}  // namespace

Discovered discover(const std::vector<std::string>& roots, DiagnosticSink& sink, unsigned threads) {
  Search search(sink, threads);
  for (const std::string& root : roots) search.add(root);
  Discovered found = search.take();
  if (found.files.empty() && !sink.has_errors())
    sink.report(Code::IO2, Span{}, "no articles found", "an article of a folder is a file whose name ends in `.md`");
  return found;
}

}  // namespace shelf::compiler
