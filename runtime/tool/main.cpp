#include <cerrno>
#include <span>

#include "commands.hpp"
#include "describe/describe.hpp"
#include "parse.hpp"
#include "shelf/version.hpp"

namespace shelf::tool {

namespace {
// Bytes of standard input live as long as the process: a Bundle opened from memory refers to them.
Result<Bundle> open_standard_input() {
  static std::string bytes;
  std::string error;
  if (!read_file("-", bytes, error)) return Error{Errc::io, "standard input", 0, 0, errno};
  return Bundle::open_memory(std::as_bytes(std::span(bytes)), {.verify_checksums = true});
}

bool is_damage(Errc code) {
  switch (code) {
    case Errc::truncated:
    case Errc::trailing_data:
    case Errc::bad_checksum:
    case Errc::bad_offset:
    case Errc::bad_structure:
    case Errc::bad_unit:
    case Errc::bad_dictionary:
      return true;
    default:
      return false;
  }
}
}  // namespace

std::optional<Bundle> open_bundle(const std::string& path, bool* damaged) {
  Result<Bundle> bundle = path == "-" ? open_standard_input() : Bundle::open_file(path);
  if (bundle) return std::move(*bundle);
  if (damaged != nullptr) *damaged = is_damage(bundle.error().code);
  complain("shelf", "`" + path + "`: " + describe(bundle.error()));
  return std::nullopt;
}

int fail(const Error& error) {
  complain("shelf", describe(error));
  return error.code == Errc::bad_argument ? wrong_usage : could_not;
}

}  // namespace shelf::tool

int main(int argc, char** argv) {
  using namespace shelf::tool;
  ignore_write_signals();
  CLI::App app("Finds and shows the articles of a bundle", "shelf");
  const shelf::FormatVersion format = shelf::format_version();
  app.set_version_flag("--version", "shelf " + std::string(shelf::library_version()) + ", bundle format " +
                                        std::to_string(format.major) + "." + std::to_string(format.minor));
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 done, 1 the answer is no, 2 wrong usage, 3 could not do it.\n"
      "An argument @FILE reads more arguments from FILE.");
  Run run;
  add_info(app, run);
  add_list(app, run);
  add_find(app, run);
  add_show(app, run);
  add_requests(app, run);
  add_export(app, run);
  add_verify(app, run);
  add_inspect(app, run);
  add_describe(app, run);
  if (const auto code = parse(app, "shelf", argc, argv)) return *code;
  return run();
}
