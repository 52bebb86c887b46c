// A command line as plain values: what manual pages and completions are written from.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace shelf::tool {

struct Argument {
  std::vector<std::string> names;    // "-j", "--cloud"; empty for what is given by its place
  std::string value;                 // what is to be given, "SOURCE" or "text"; empty for flags
  std::vector<std::string> choices;  // empty: anything
  std::string help;
  bool is_repeatable = false, is_required = false;
};

struct Command {
  std::string name, help, footer;
  std::string version;  // of the program; empty for subcommands
  std::vector<Argument> options, places;
  std::vector<Command> commands;
};

// Hidden options and commands are left out.
[[nodiscard]] Command read_command_line(const CLI::App& app);

}  // namespace shelf::tool
