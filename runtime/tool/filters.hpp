// The filters that list, find and show share.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "shelf/query.hpp"

namespace shelf::tool {

struct Filters {
  std::string id, topic, product;
  std::vector<std::string> types, tags;
  std::string cloud, service, resource, client, resource_id, has_resource;
};

void add_filter_options(CLI::App& command, Filters& filters);
void add_topic_options(CLI::App& command, Filters& filters);

// A query that refers into `filters` and `tags`, which must outlive it.
[[nodiscard]] Query make_query(const Filters& filters, std::vector<std::string_view>& tags);

// One step of narrowing down, for --explain: a query with the ids and only this filter, and what to say of an article
// that it drops.
struct FilterStep {
  Query query;
  std::string reason;
};
[[nodiscard]] std::vector<FilterStep> make_steps(const Query& whole);
[[nodiscard]] Query without_filters(const Query& whole);  // ids only

}  // namespace shelf::tool
