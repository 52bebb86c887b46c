// What the host knows, from the command line: a file, and options that win over it.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "filters.hpp"
#include "shelf/context.hpp"

namespace shelf::tool {

struct ContextOptions {
  std::string file, now;
  bool always = false;  // make a context even when nothing of it is given
};

void add_context_options(CLI::App& command, ContextOptions& options);

// Nothing when no context is asked for: neither a file, nor a time, nor a resource (unless `always`). The options of
// `filters` that say what the host knows, and `resourceId` and `subscriptionId` among the assignments `set`
// (NAME=VALUE), win over the file. Without a time in the file or on the command line it is that of the system, floored
// to a minute. Returns an exit code; what is wrong was said on stderr.
[[nodiscard]] int read_context(const ContextOptions& options, const Filters& filters,
                               const std::vector<std::string>& set, std::optional<Context>& out);

}  // namespace shelf::tool
