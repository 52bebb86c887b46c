#include "describe/describe.hpp"

namespace shelf::tool {

namespace {
// Between single quotes of a specification of _arguments: `:` and brackets have a meaning there.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'')
      out += "'\\''";
    else if (c == ':' || c == '[' || c == ']' || c == '\\')
      out += std::string("\\") + c;
    else
      out += c;
  }
  return out;
}

std::string value_spec(const Argument& argument) {
  std::string out = ':' + plain(argument.value) + ':';
  if (argument.choices.empty()) return out + (argument.value == "number" ? "" : "_files");
  out += '(';
  for (const std::string& choice : argument.choices) out += (out.back() == '(' ? "" : " ") + plain(choice);
  return out + ')';
}

void append_specs(std::string& out, const Command& command) {
  for (const Argument& option : command.options)
    for (const std::string& name : option.names) {
      out += " \\\n        '" + std::string(option.is_repeatable ? "*" : "") + name;
      if (!option.value.empty() && name.starts_with("--")) out += '=';
      if (!option.help.empty()) out += '[' + plain(option.help) + ']';
      out += (option.value.empty() ? "" : value_spec(option)) + '\'';
    }
  for (const Argument& place : command.places)
    out += std::string(" \\\n        '") + (place.is_repeatable ? "*" : "") + value_spec(place) + '\'';
}
}  // namespace

std::string zsh_completion(const Command& program) {
  std::string out = "#compdef " + program.name + "\n# Completion of " + program.name + " for zsh.\n";
  out += '_' + program.name + "() {\n  local -a commands=(\n";
  for (const Command& command : program.commands) out += "    '" + command.name + ':' + plain(command.help) + "'\n";
  out += "  )\n  if (( CURRENT == 2 )); then\n    _describe -t commands command commands\n    _arguments";
  append_specs(out, program);
  out += "\n    return\n  fi\n  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n";
  for (const Command& command : program.commands) {
    out += "    " + command.name + ")\n      _arguments";
    append_specs(out, command);
    out += " ;;\n";
  }
  return out + "  esac\n}\n_" + program.name + " \"$@\"\n";
}

}  // namespace shelf::tool
