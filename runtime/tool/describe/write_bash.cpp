#include "describe/describe.hpp"

namespace shelf::tool {

namespace {
std::string join(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : std::string(between)) + word;
  return out;
}

std::vector<std::string> command_names(const Command& program) {
  std::vector<std::string> out;
  for (const Command& command : program.commands) out.push_back(command.name);
  return out;
}

std::vector<std::string> option_names(const Command& command) {
  std::vector<std::string> out;
  for (const Argument& option : command.options) out.insert(out.end(), option.names.begin(), option.names.end());
  return out;
}

// What stands after an option that has choices. After others nothing is replied: bash looks for files.
void append_choices(std::string& out, const Command& command) {
  for (const Argument& option : command.options) {
    if (option.choices.empty()) continue;
    std::vector<std::string> cases;
    for (const std::string& name : option.names) cases.push_back("'" + command.name + ' ' + name + "'");
    out += "    " + join(cases, "|") + ") COMPREPLY=($(compgen -W '" + join(option.choices, " ") +
           "' -- \"$cur\")); return ;;\n";
  }
}
}  // namespace

std::string bash_completion(const Command& program) {
  const std::vector<std::string> commands = command_names(program);
  std::string out = "# Completion of " + program.name + " for bash.\n_" + program.name + "() {\n";
  out +=
      "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= word\n"
      "  # bash takes --option=value for three words\n"
      "  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
      "  COMPREPLY=()\n"
      "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
      "    case $word in " +
      join(commands, "|") +
      ") command=$word; break ;; esac\n"
      "  done\n"
      "  case \"$command $prev\" in\n";
  for (const Command& command : program.commands) append_choices(out, command);
  out += "  esac\n  case $command in\n";
  for (const Command& command : program.commands)
    out += "    " + command.name + ") [[ $cur == -* ]] && COMPREPLY=($(compgen -W '" +
           join(option_names(command), " ") + "' -- \"$cur\")) ;;\n";
  out += "    '') COMPREPLY=($(compgen -W '" + join(commands, " ") + ' ' + join(option_names(program), " ") +
         "' -- \"$cur\")) ;;\n  esac\n  return 0\n}\ncomplete -o default -F _" + program.name + ' ' + program.name +
         '\n';
  return out;
}

}  // namespace shelf::tool
