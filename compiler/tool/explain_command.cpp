#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "shelfc/explain.hpp"

namespace shelf::compiler::tool {

namespace {
int explain_code(const std::string& name) {
  shelf::tool::Output out;
  if (name.empty()) {
    out.write(list_codes());
    return out.finish("shelfc", shelf::tool::done);
  }
  const std::optional<Code> code = find_code(name);
  if (!code) {
    shelf::tool::complain("shelfc", "there is no code `" + name + "`; `shelfc explain` lists all codes");
    return shelf::tool::wrong_usage;
  }
  out.write(explain(*code));
  return out.finish("shelfc", shelf::tool::done);
}
}  // namespace

void add_explain(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("explain", "What a diagnostic code means; without a code: all codes");
  const auto name = std::make_shared<std::string>();
  command->add_option("CODE", *name, "For example HDR2");
  command->callback([&run, name] { run = [name] { return explain_code(*name); }; });
}

}  // namespace shelf::compiler::tool
