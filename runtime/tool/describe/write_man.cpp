#include "describe/describe.hpp"

namespace shelf::tool {

namespace {
// Backslashes and hyphens have a meaning in roff, and so has a full stop or an apostrophe at the start of a line.
std::string roff(std::string_view text) {
  std::string out;
  bool starts_line = true;
  for (const char c : text) {
    if (starts_line && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
    starts_line = c == '\n';
  }
  return out;
}

std::string upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

std::string value_words(const Argument& argument) {
  if (argument.choices.empty()) return "\\fI" + roff(argument.value) + "\\fR";
  std::string out;
  for (const std::string& choice : argument.choices) out += (out.empty() ? "\\fB" : "|\\fB") + roff(choice) + "\\fR";
  return out;
}

void append_argument(std::string& out, const Argument& argument) {
  out += ".TP\n";
  std::string names;
  for (const std::string& name : argument.names) names += (names.empty() ? "\\fB" : ", \\fB") + roff(name) + "\\fR";
  if (!argument.value.empty()) names += (names.empty() ? "" : " ") + value_words(argument);
  out += names + (argument.is_repeatable ? " ...\n" : "\n");
  out += argument.help.empty() ? "\\&\n" : roff(argument.help) + '\n';
}

void append_synopsis(std::string& out, const std::string& program, const Command& command) {
  out += ".B " + roff(program) + ' ' + roff(command.name) + "\n[\\fIoptions\\fR]";
  for (const Argument& place : command.places) {
    const std::string words = "\\fI" + roff(place.value) + "\\fR" + (place.is_repeatable ? " ..." : "");
    out += place.is_required ? ' ' + words : " [" + words + ']';
  }
  out += '\n';
}

void append_command(std::string& out, const std::string& program, const Command& command) {
  out += ".SS \"" + roff(command.name) + "\"\n" + roff(command.help) + ".\n.PP\n";
  append_synopsis(out, program, command);
  for (const Argument& place : command.places) append_argument(out, place);
  for (const Argument& option : command.options) append_argument(out, option);
}
}  // namespace

std::string manual_page(const Command& program) {
  std::string out = ".TH " + upper(program.name) + " 1 \"\" \"" + roff(program.version) + "\" \"User Commands\"\n";
  out += ".SH NAME\n" + roff(program.name) + " \\- " + roff(program.help) + "\n.SH SYNOPSIS\n";
  for (const Command& command : program.commands) {
    append_synopsis(out, program.name, command);
    out += ".br\n";
  }
  out += ".SH OPTIONS\n";
  for (const Argument& option : program.options) append_argument(out, option);
  out += ".SH COMMANDS\n";
  for (const Command& command : program.commands) append_command(out, program.name, command);
  out += ".SH NOTES\n.nf\n" + roff(program.footer) + "\n.fi\n";
  return out;
}

}  // namespace shelf::tool
