// The only file here that knows CLI11: it takes seven seconds to compile.
#include "describe/describe.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "console.hpp"

namespace shelf::tool {

namespace {
// CLI11 keeps choices in the name of the type: `TEXT:{auto,always,never}`.
std::vector<std::string> read_choices(const std::string& type) {
  std::vector<std::string> out;
  const std::size_t open = type.find(":{"), close = type.find('}');
  if (open == std::string::npos || close == std::string::npos) return out;
  for (std::size_t at = open + 2; at < close;) {
    const std::size_t end = std::min(type.find(',', at), close);
    out.push_back(type.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string value_name(const CLI::Option& option) {
  if (option.get_positional()) return option.get_single_name();
  if (option.get_items_expected_max() == 0) return {};  // a flag
  return option.get_type_name().starts_with("TEXT") ? "text" : "number";
}

Argument read_argument(const CLI::Option& option) {
  Argument out;
  for (const std::string& name : option.get_snames()) out.names.push_back('-' + name);
  for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
  out.value = value_name(option);
  out.choices = read_choices(option.get_type_name());
  out.help = option.get_description();
  out.is_repeatable = option.get_expected_max() > 1;
  out.is_required = option.get_required();
  return out;
}
}  // namespace

Command read_command_line(const CLI::App& app) {
  Command out{app.get_name(), app.get_description(), app.get_footer(), app.version(), {}, {}, {}};
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    (option->get_positional() ? out.places : out.options).push_back(read_argument(*option));
  }
  for (const CLI::App* command : app.get_subcommands([](const CLI::App* each) { return !each->get_group().empty(); }))
    out.commands.push_back(read_command_line(*command));
  return out;
}

namespace {
std::string describe_as(const std::string& form, const Command& program) {
  if (form == "man") return manual_page(program);
  if (form == "bash") return bash_completion(program);
  return form == "zsh" ? zsh_completion(program) : fish_completion(program);
}
}  // namespace

void add_describe(CLI::App& app, std::function<int()>& run) {
  CLI::App* command = app.add_subcommand("describe", "The manual page, or completions for a shell");
  command->group("");
  const auto form = std::make_shared<std::string>();
  command->add_option("FORM", *form, "man, bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"man", "bash", "zsh", "fish"}));
  command->callback([&app, &run, form] {
    run = [&app, form] {
      Output out;
      out.write(describe_as(*form, read_command_line(app)));
      return out.finish(app.get_name(), done);
    };
  });
}

}  // namespace shelf::tool
