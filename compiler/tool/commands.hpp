// The subcommands of shelfc. Each adds its options to the command line; `run` is set to what was chosen.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace shelf::compiler::tool {

using Run = std::function<int()>;  // returns the exit code

void add_compile(CLI::App& app, Run& run);
void add_check(CLI::App& app, Run& run);
void add_explain(CLI::App& app, Run& run);

}  // namespace shelf::compiler::tool
