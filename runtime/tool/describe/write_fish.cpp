#include "describe/describe.hpp"

namespace shelf::tool {

namespace {
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + '\'';
}

void append_option(std::string& out, const std::string& start, const Argument& option) {
  out += start;
  for (const std::string& name : option.names)
    out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (!option.choices.empty()) {
    std::string words;
    for (const std::string& choice : option.choices) words += (words.empty() ? "" : " ") + choice;
    out += " -x -a " + quoted(words);
  } else if (!option.value.empty()) {
    out += option.value == "number" ? " -x" : " -r -F";
  }
  if (!option.help.empty()) out += " -d " + quoted(option.help);
  out += '\n';
}
}  // namespace

std::string fish_completion(const Command& program) {
  const std::string start = "complete -c " + program.name + " -n ";
  std::string out = "# Completion of " + program.name + " for fish.\n";
  for (const Command& command : program.commands)
    out += start + "__fish_use_subcommand -f -a " + command.name + " -d " + quoted(command.help) + '\n';
  for (const Argument& option : program.options) append_option(out, start + "__fish_use_subcommand", option);
  for (const Command& command : program.commands)
    for (const Argument& option : command.options)
      append_option(out, start + quoted("__fish_seen_subcommand_from " + command.name), option);
  return out;
}

}  // namespace shelf::tool
