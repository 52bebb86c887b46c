#include "commands.hpp"
#include "describe/describe.hpp"
#include "parse.hpp"
#include "shelfc/compile.hpp"

int main(int argc, char** argv) {
  shelf::tool::ignore_write_signals();
  CLI::App app("Compiles self-help articles into one bundle", "shelfc");
  app.set_version_flag("--version", "shelfc " + std::string(shelf::compiler::version()));
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 done, 1 sources have errors, 2 wrong usage, 3 could not do it.\n"
      "An argument @FILE reads more arguments from FILE.");
  shelf::compiler::tool::Run run;
  shelf::compiler::tool::add_compile(app, run);
  shelf::compiler::tool::add_check(app, run);
  shelf::compiler::tool::add_explain(app, run);
  shelf::tool::add_describe(app, run);
  if (const auto code = shelf::tool::parse(app, "shelfc", argc, argv)) return *code;
  return run();
}
