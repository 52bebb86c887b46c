#include "filters.hpp"

#include <algorithm>

#include "shelf_format/names.hpp"

namespace shelf::tool {

namespace {
// Typed by people, so only what cannot be an ARM id is refused: `/subscriptions/…/providers/Provider/type/name`.
std::string check_resource_id(const std::string& id) {
  constexpr std::string_view start = "/subscriptions/";
  const bool starts =
      id.size() > start.size() && format::equal_folded(std::string_view(id).substr(0, start.size()), start);
  const bool clean = std::none_of(id.begin(), id.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; });
  if (starts && clean) return {};
  return "`" + id + "` is no resource id; one begins with `/subscriptions/`";
}

std::string check_type(const std::string& type) {
  if (parse_article_type(type)) return {};
  std::string message = "`" + type + "` is no type; there are:";
  for (const std::string_view name : format::type_names) message.append(" ").append(name);
  return message;
}
}  // namespace

void add_filter_options(CLI::App& command, Filters& filters) {
  command.add_option("--type", filters.types, "Only articles of these types (repeatable)")
      ->allow_extra_args(false)
      ->check(check_type);
  command.add_option("--cloud", filters.cloud, "Only articles for this cloud")
      ->check(CLI::IsMember(std::vector<std::string>(format::cloud_names.begin(), format::cloud_names.end()),
                            CLI::ignore_case));
  command.add_option("--service", filters.service, "Only articles of this resource provider");
  command.add_option("--resource", filters.resource, "Only articles of this resource type");
  command.add_option("--tag", filters.tags, "Articles with resource tags need one of these (repeatable)")
      ->allow_extra_args(false);
  command.add_option("--client", filters.client, "Articles for certain clients need this one");
  auto* id =
      command.add_option("--resource-id", filters.resource_id, "ARM id of the resource; implies --has-resource yes")
          ->check(check_resource_id);
  command.add_option("--has-resource", filters.has_resource, "Whether there is a resource: ranks, never drops")
      ->check(CLI::IsMember({"yes", "no"}))
      ->excludes(id);
}

void add_topic_options(CLI::App& command, Filters& filters) {
  command.add_option("--topic", filters.topic, "Support topic: number or GUID");
  command.add_option("--product", filters.product, "Product: number or GUID");
}

Query make_query(const Filters& filters, std::vector<std::string_view>& tags) {
  Query query;
  query.article_id = filters.id;
  query.topic = filters.topic;
  query.product = filters.product;
  for (const std::string& type : filters.types) query.types.add(*parse_article_type(type));
  if (!filters.cloud.empty()) query.cloud = parse_cloud(filters.cloud);
  query.service = filters.service;
  query.resource = filters.resource;
  tags.assign(filters.tags.begin(), filters.tags.end());
  query.tags = tags;
  query.client = filters.client;
  if (!filters.resource_id.empty()) query.has_resource = true;
  if (!filters.has_resource.empty()) query.has_resource = filters.has_resource == "yes";
  return query;
}

Query without_filters(const Query& whole) {
  Query query;
  query.article_id = whole.article_id;
  query.topic = whole.topic;
  query.product = whole.product;
  return query;
}

std::vector<FilterStep> make_steps(const Query& whole) {
  std::vector<FilterStep> steps;
  const auto add = [&](bool given, std::string reason, auto&& narrow) {
    if (!given) return;
    FilterStep step{without_filters(whole), std::move(reason)};
    narrow(step.query);
    steps.push_back(std::move(step));
  };
  add(!whole.types.empty(), "its type is not asked for", [&](Query& query) { query.types = whole.types; });
  add(whole.cloud.has_value(), "it is not for cloud " + std::string(whole.cloud ? name(*whole.cloud) : ""),
      [&](Query& query) { query.cloud = whole.cloud; });
  add(!whole.service.empty() || !whole.resource.empty(), "it is not of this service and resource", [&](Query& query) {
    query.service = whole.service;
    query.resource = whole.resource;
  });
  add(!whole.tags.empty(), "it has resource tags, and none of them is given",
      [&](Query& query) { query.tags = whole.tags; });
  add(!whole.client.empty(), "it is for other clients", [&](Query& query) { query.client = whole.client; });
  return steps;
}

}  // namespace shelf::tool
