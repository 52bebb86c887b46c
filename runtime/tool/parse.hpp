// Runs a command line: arguments from files, help, version, wrong usage.
#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>

#include "console.hpp"

namespace shelf::tool {

// Exit code when there is nothing left to do (help, version, wrong usage).
[[nodiscard]] inline std::optional<int> parse(CLI::App& app, std::string_view tool, int argc, char** argv) {
  std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  std::string error;
  if (!expand_arguments(arguments, error)) {
    complain(tool, error);
    return wrong_usage;
  }
  std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
  try {
    app.parse(std::move(arguments));
    return std::nullopt;
  } catch (const CLI::CallForHelp&) {
    Output out;
    out.write(app.help());
    return out.finish(tool, done);
  } catch (const CLI::CallForVersion& version) {
    Output out;
    out.write(std::string(version.what()) + '\n');
    return out.finish(tool, done);
  } catch (const CLI::ParseError& wrong) {
    std::string command(tool);
    for (const CLI::App* used : app.get_subcommands()) command += ' ' + used->get_name();
    complain(tool, std::string(wrong.what()));
    complain(tool, "`" + command + " --help` lists what there is");
    return wrong_usage;
  }
}

}  // namespace shelf::tool
