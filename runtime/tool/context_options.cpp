#include "context_options.hpp"

#include <ctime>
#include <string_view>

#include "console.hpp"
#include "context_file.hpp"
#include "shelf_format/names.hpp"

namespace shelf::tool {

namespace {

std::string check_time(const std::string& text) {
  return parse_time(text) ? std::string() : "`" + text + "` is no time; write " + std::string(time_forms);
}

int read_file_context(const std::string& path, FileContext& out) {
  std::string json, reason;
  if (!read_file(path, json, reason)) {
    complain("shelf", "cannot read `" + path + "`: " + reason);
    return could_not;
  }
  const auto error = read_context_file(json, out);
  if (!error) return done;
  complain("shelf",
           path + ":" + std::to_string(error->line) + ":" + std::to_string(error->column) + ": " + error->message);
  return wrong_usage;
}

void fill(const std::string& value, std::string& to) {
  if (!value.empty()) to = value;
}

// The value that `set` has for a name, the last one; nullptr: none. Views refer into `set`.
std::optional<std::string_view> assigned(const std::vector<std::string>& set, std::string_view name) {
  std::optional<std::string_view> found;
  for (const std::string_view each : set) {
    const std::size_t equals = each.find('=');
    if (format::equal_folded(each.substr(0, equals), name)) found = each.substr(equals + 1);
  }
  return found;
}

int check_resource_id(const std::string& id) {
  if (id.empty() || parse_arm_id(id)) return done;
  complain("shelf", "`" + id + "` is no resource id; write " + std::string(resource_id_form));
  return wrong_usage;
}

std::int64_t this_minute() {
  const auto now = static_cast<std::int64_t>(std::time(nullptr));
  return now - now % 60;
}

}  // namespace

void add_context_options(CLI::App& command, ContextOptions& options) {
  command.add_option("--context", options.file, "JSON file: what the host knows (cloud, resourceId, client, now ...)");
  command.add_option("--now", options.now, "Time of requests, 2024-05-10T12:07:00Z or seconds; default: this minute")
      ->check(check_time);
}

int read_context(const ContextOptions& options, const Filters& filters, const std::vector<std::string>& set,
                 std::optional<Context>& out) {
  const auto resource = assigned(set, "resourceId"), subscription = assigned(set, "subscriptionId");
  if (!options.always && options.file.empty() && options.now.empty() && filters.resource_id.empty() && !resource)
    return done;
  FileContext file;
  if (!options.file.empty())
    if (const int code = read_file_context(options.file, file)) return code;
  Context& context = file.context;
  if (!filters.cloud.empty()) context.cloud = *parse_cloud(filters.cloud);
  fill(filters.client, context.client);
  fill(filters.topic, context.topic);
  fill(filters.product, context.product);
  if (resource) context.resource_id = *resource;
  if (subscription) context.subscription_id = *subscription;
  fill(filters.resource_id, context.resource_id);
  if (!options.now.empty()) context.now = *parse_time(options.now);
  if (options.now.empty() && !file.has_now) context.now = this_minute();
  out = context;
  return check_resource_id(context.resource_id);
}

}  // namespace shelf::tool
