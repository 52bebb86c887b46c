#include "compile_files.hpp"

#include <atomic>
#include <memory>
#include <mutex>
#include <set>
#include <utility>

#include "compile_file.hpp"
#include "parallel_for.hpp"

namespace shelf::compiler {

namespace {

struct Shared {
  const std::vector<SourcePath>& paths;
  const NameLists& lists;
  const Options& options;
  ArticleCache& cache;
  ArticleTexts& texts;
  CompiledFiles& out;
  std::atomic<std::size_t> done{0};
  std::mutex adding_sums{};
};

// Audiences that records share, of one thread.
class SharedAudiences {
 public:
  // One with the same content; the given one when it is the first.
  [[nodiscard]] std::shared_ptr<const Audience> share(std::shared_ptr<const Audience> audience) {
    return audience != nullptr ? *known_.insert(std::move(audience)).first : nullptr;
  }

 private:
  struct Less {
    bool operator()(const auto& a, const auto& b) const { return *a < *b; }
  };
  std::set<std::shared_ptr<const Audience>, Less> known_;
};

// What one thread has for itself.
class Worker {
 public:
  explicit Worker(Shared& shared) : shared_(shared), units_(shared.texts.units), rows_(shared.texts.rows) {}
  ~Worker() {
    const std::lock_guard lock(shared_.adding_sums);
    shared_.out.sums.add(sums_);
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void operator()(std::size_t i) {
    if (shared_.texts.failed()) return;
    const auto& [paths, lists, options, cache, texts, out, done, adding_sums] = shared_;
    CompiledFile file = compile_file(paths[i], static_cast<FileId>(i), lists, options, cache);
    sums_.add(file.figures, file.source_bytes);
    if (file.record) {
      put_aside(file);
      out.records[i] = std::move(*file.record);
    }
    out.reports[i] = std::move(static_cast<FileReport&>(file));
    const std::size_t so_far = shared_.done.fetch_add(1) + 1;
    if (options.progress) options.progress(so_far, paths.size());
  }

 private:
  void put_aside(CompiledFile& file) {
    Record& record = *file.record;
    record.shared_audience = audiences_.share(std::move(record.shared_audience));
    const bool is_kept = file.unit.empty();
    record.unit_size = static_cast<std::uint32_t>(is_kept ? record.unit.size() : file.unit.size());
    if (is_kept || shared_.options.check_only) return;
    record.unit = units_.keep(file.unit);
    record.attribute_row = rows_.keep(file.attribute_row);
  }

  Shared& shared_;
  TextWriter units_, rows_;
  FigureSums sums_;
  SharedAudiences audiences_;
};
}  // namespace

CompiledFiles compile_files(const std::vector<SourcePath>& paths, const NameLists& lists, const Options& options,
                            ArticleCache& cache, ArticleTexts& texts) {
  CompiledFiles out;
  out.reports.resize(paths.size());
  out.records.resize(paths.size());
  Shared shared{paths, lists, options, cache, texts, out};
  parallel_for_with(paths.size(), options.threads, [&] { return Worker(shared); });
  std::erase_if(out.records, [](const Record& record) { return record.file == no_file; });
  return out;
}

}  // namespace shelf::compiler
