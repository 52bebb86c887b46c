// `TOOL describe man|bash|zsh|fish`: the manual page, and completions for shells, made from the option tables. A hidden
// command: the build runs it for what is installed.
#pragma once

#include <functional>
#include <string>

#include "describe/command_line.hpp"

namespace shelf::tool {

[[nodiscard]] std::string manual_page(const Command& program);
[[nodiscard]] std::string bash_completion(const Command& program);
[[nodiscard]] std::string zsh_completion(const Command& program);
[[nodiscard]] std::string fish_completion(const Command& program);

void add_describe(CLI::App& app, std::function<int()>& run);

}  // namespace shelf::tool
