// One source file through the stages that need no other file.
#pragma once

#include "cache/article_cache.hpp"
#include "lists/name_lists.hpp"
#include "model/compiled_file.hpp"
#include "shelfc/compile.hpp"
#include "stages/discover.hpp"

namespace shelf::compiler {

// Threads: any number of files at once. The record refers to the path.
[[nodiscard]] CompiledFile compile_file(const SourcePath& source, FileId id, const NameLists& lists,
                                        const Options& options, ArticleCache& cache);

}  // namespace shelf::compiler
