// The subcommands of shelf. Each adds its options to the command line; `run` is set to what was chosen.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>

#include "console.hpp"
#include "shelf/bundle.hpp"

namespace shelf::tool {

using Run = std::function<int()>;  // returns the exit code

void add_info(CLI::App& app, Run& run);
void add_list(CLI::App& app, Run& run);
void add_find(CLI::App& app, Run& run);
void add_show(CLI::App& app, Run& run);
void add_requests(CLI::App& app, Run& run);
void add_export(CLI::App& app, Run& run);
void add_verify(CLI::App& app, Run& run);
void add_inspect(CLI::App& app, Run& run);

// Opens a bundle for a command; `-` is standard input. Empty: it was said why on stderr, exit with could_not.
// `damaged` tells a bundle with damaged bytes from one that cannot be read at all.
[[nodiscard]] std::optional<Bundle> open_bundle(const std::string& path, bool* damaged = nullptr);

// Tells an error on stderr. Returns could_not, or wrong_usage for Errc::bad_argument.
int fail(const Error& error);

}  // namespace shelf::tool
