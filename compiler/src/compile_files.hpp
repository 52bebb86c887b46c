// All source files through the stages that need no other file.
#pragma once

#include <optional>
#include <vector>

#include "cache/article_cache.hpp"
#include "lists/name_lists.hpp"
#include "model/compiled_file.hpp"
#include "shelfc/compile.hpp"
#include "stages/discover.hpp"
#include "sum_figures.hpp"
#include "texts/text_store.hpp"

namespace shelf::compiler {

// The large texts of records, apart from them: who wants one does not want the other.
struct ArticleTexts {
  explicit ArticleTexts(const TextRoom& room) : units(room), rows(room) {}
  TextStore units, rows;

  [[nodiscard]] bool failed() const noexcept { return units.failed() || rows.failed(); }
  [[nodiscard]] std::optional<WriteError> problem() const { return units.failed() ? units.problem() : rows.problem(); }
};

struct CompiledFiles {
  std::vector<FileReport> reports;  // by FileId
  std::vector<Record> records;      // of those that have one, in the order of files
  FigureSums sums;
};

// The texts of records are in `texts` (or in the cache), but with check_only nowhere. Ends early when they failed.
[[nodiscard]] CompiledFiles compile_files(const std::vector<SourcePath>& paths, const NameLists& lists,
                                          const Options& options, ArticleCache& cache, ArticleTexts& texts);

}  // namespace shelf::compiler
