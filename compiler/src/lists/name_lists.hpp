// What the compiler was told about the world of the articles, and what it says where they do not fit.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cache/cache_key.hpp"
#include "lists/metric_list.hpp"
#include "lists/topic_list.hpp"
#include "model/body.hpp"
#include "model/header.hpp"
#include "stages/discover.hpp"

namespace shelf::compiler {

struct ListFile {
  SourcePath path;
  std::string text;  // empty unless there is something to say about it
  std::vector<Diagnostic> diagnostics;
};

struct NameLists {
  std::optional<MetricList> metrics;  // none: not given, or not to be relied on
  std::optional<TopicList> topics;
  std::vector<ListFile> files;
  CacheKey content;  // of everything that articles are compared with
};

// Reads the files. Their FileIds begin with `first`. Reports to the files, or to `run` (IO1) what cannot be read.
[[nodiscard]] NameLists read_name_lists(const std::vector<std::string>& metrics, const std::vector<std::string>& topics,
                                        FileId first, DiagnosticSink& run);

// Reports WID16 for metrics that the list does not have.
void lint_metric_names(const Body& body, const MetricList& metrics, DiagnosticSink& sink);

// Reports ID10 for topics and products that the list does not have, or has in one form only. An id that was found wrong
// already is passed over.
void lint_topic_aliases(const Header& header, const TopicList& topics, DiagnosticSink& sink);

}  // namespace shelf::compiler
