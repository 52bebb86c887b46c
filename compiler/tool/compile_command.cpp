// shelfc compile and shelfc check.
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>

#include "commands.hpp"
#include "console.hpp"
#include "depfile.hpp"
#include "progress.hpp"
#include "report.hpp"
#include "shelf_format/names.hpp"
#include "shelf_format/safe_text.hpp"
#include "shelfc/compile.hpp"
#include "stages/write_bundle.hpp"

namespace shelf::compiler::tool {

using shelf::tool::complain;

namespace {
struct Request {
  Options options;
  std::string out;  // empty: check
  std::vector<std::string> clouds;
  std::string level = "default", show, diagnostics = "text", keep_going = "yes", color = "auto", progress = "auto";
  std::string depfile, figures;
  std::optional<std::size_t> max_diagnostics;  // default: 100 as text, all as JSON
  bool quiet = false;
};

void add_common(CLI::App& command, Request& request) {
  command.add_option("SOURCE", request.options.sources, "Folders (searched for .md files) and files; - is stdin")
      ->required();
  command.add_option("--cloud", request.clouds, "Keep only articles of these clouds (repeatable)")
      ->allow_extra_args(false)
      ->check(CLI::IsMember(std::vector<std::string>(format::cloud_names.begin(), format::cloud_names.end()),
                            CLI::ignore_case));
  command.add_option("--type", request.options.types, "Keep only articles of these types (repeatable)")
      ->allow_extra_args(false);
  command
      .add_option("--metrics", request.options.metrics,
                  "Names of metrics that exist, one a line; # begins a comment (repeatable)")
      ->allow_extra_args(false);
  command
      .add_option("--topics", request.options.topics,
                  "Topics and products: JSON as the support service lists them (repeatable)")
      ->allow_extra_args(false);
  command.add_flag("--strict", request.options.strict, "Warnings become errors");
  command.add_option("--show", request.show, "Show notes as well")->check(CLI::IsMember({"notes"}));
  command.add_option("--diagnostics", request.diagnostics, "How diagnostics are written")
      ->check(CLI::IsMember({"text", "json"}));
  command.add_option("--max-diagnostics", request.max_diagnostics,
                     "How many are printed; 0: all. Default: 100 as text, all as JSON");
  command.add_option("-j", request.options.threads, "Threads; default: one per core. The bytes are the same")
      ->check(CLI::Range(1u, 256u));
  command.add_option("--cache", request.options.cache,
                     "Folder that keeps results, so that unchanged articles are not compiled again");
  command.add_option("--depfile", request.depfile, "Write Make/Ninja rules with every source, list and folder read");
  command.add_option("--figures", request.figures, "Write counts as one JSON object; - is stdout");
  command.add_option("--color", request.color)->check(CLI::IsMember({"auto", "always", "never"}));
  command.add_option("--progress", request.progress)->check(CLI::IsMember({"auto", "always", "never"}));
  command.add_flag("--quiet", request.quiet, "Diagnostics only: no progress, no closing line");
}

// What does not fit into memory waits beside the bundle, where there has to be room anyway.
std::string scratch_for(const std::string& out) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (out.empty()) return {};
  if (out == "-") return fs::temp_directory_path(error).string();
  const fs::path folder = fs::path(out).parent_path();
  return folder.empty() ? "." : folder.string();
}

void settle(Request& request) {
  if (!request.clouds.empty()) request.options.clouds = 0;
  for (const std::string& cloud : request.clouds)
    request.options.clouds |= static_cast<std::uint8_t>(1u << *format::find_name(format::cloud_names, cloud));
  request.options.level = request.level == "fast"   ? Level::fast
                          : request.level == "best" ? Level::best
                                                    : Level::standard;
  request.options.check_only = request.out.empty();
  request.options.keep_note_texts = !request.show.empty();
  request.options.scratch = scratch_for(request.out);
}

// Finds out before the long work what would make writing fail after it. Empty: nothing known.
std::string why_not_writable(const std::string& path) {
  namespace fs = std::filesystem;
  if (path == "-") return {};
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::exists(status) && !fs::is_regular_file(status)) return "it is not a regular file";
  fs::path folder = fs::path(path).parent_path();
  if (folder.empty()) folder = ".";
  if (::access(folder.c_str(), W_OK | X_OK) != 0)
    return "folder `" + folder.string() + "`: " + std::generic_category().message(errno);
  return {};
}

bool write_file(const std::string& path, std::string_view bytes) {
  if (path == "-") {
    shelf::tool::Output out;
    out.write(bytes);
    return out.finish("shelfc", shelf::tool::done) == shelf::tool::done;
  }
  const std::optional<WriteError> error = write_file_atomically(path, bytes);
  if (error)
    complain("shelfc",
             "cannot " + error->action + " `" + error->path + "`: " + std::generic_category().message(error->error));
  return !error;
}

// A folder or file that cannot be read is no fault of an article: a bundle without it would be wrong.
bool is_incomplete(const CompileResult& result) {
  for (const Diagnostic& diagnostic : result.diagnostics)
    if (diagnostic.code == Code::IO1) return true;
  return false;
}

bool should_write(const Request& request, const CompileResult& result) {
  if (request.out.empty() || result.bundle.empty() || is_incomplete(result)) return false;
  return result.errors == 0 || request.keep_going == "yes";
}

std::string closing_line(const Request& request, const CompileResult& result, bool written, double seconds) {
  const std::string time = " in " + shelf::compiler::tool::duration_words(seconds);
  if (request.out.empty()) return "checked " + count_words(result.checked, result) + time;
  std::string line = "compiled " + count_words(result.compiled, result);
  if (!written) return line + ", nothing written" + time;
  line += " into " + (request.out == "-" ? "standard output" : format::escape_controls(request.out));
  return line + ": " + size_words(result.bundle.size()) + time;
}

// Everything but the bundle that goes to files.
bool write_reports(const Request& request, const CompileResult& result) {
  bool good = true;
  if (!request.depfile.empty())
    good = write_file(request.depfile, make_depfile(request.out.empty() ? request.depfile : request.out, result));
  if (!request.figures.empty()) good = write_file(request.figures, report_figures(result)) && good;
  return good;
}

int run(Request& request) {
  settle(request);
  for (const std::string& path : {request.out, request.depfile, request.figures}) {
    const std::string reason = path.empty() ? std::string() : why_not_writable(path);
    if (reason.empty()) continue;
    complain("shelfc", "cannot write `" + path + "`: " + reason);
    return shelf::tool::could_not;
  }
  const auto start = std::chrono::steady_clock::now();
  ProgressBar bar(!request.quiet &&
                  (request.progress == "always" || (request.progress == "auto" && shelf::tool::is_terminal(stderr))));
  request.options.progress = [&](std::size_t done, std::size_t total) { bar.update(done, total); };
  const CompileResult result = compile(request.options);
  bar.clear();
  if (!result.scratch_problem.empty()) {
    complain("shelfc", result.scratch_problem + " (articles wait there while they are compiled; nothing is written)");
    return shelf::tool::could_not;
  }

  const bool json = request.diagnostics == "json";
  const ReportOptions how{!request.show.empty(), json, shelf::tool::want_color(request.color, stderr),
                          request.max_diagnostics.value_or(json ? 0 : 100)};
  const std::string report = report_diagnostics(result, how);
  std::fwrite(report.data(), 1, report.size(), stderr);
  if (!result.cache_problem.empty()) complain("shelfc", "nothing kept for the next run: " + result.cache_problem);
  const bool wanted = should_write(request, result);
  const bool good = (!wanted || write_file(request.out, result.bundle)) && write_reports(request, result);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  if (!request.quiet) std::fprintf(stderr, "%s\n", closing_line(request, result, wanted && good, took.count()).c_str());
  if (!good || is_incomplete(result)) return shelf::tool::could_not;
  return result.errors > 0 ? shelf::tool::answer_is_no : shelf::tool::done;
}
}  // namespace

void add_compile(CLI::App& app, Run& chosen) {
  CLI::App* command = app.add_subcommand("compile", "Compiles articles into one bundle");
  const auto request = std::make_shared<Request>();
  add_common(*command, *request);
  command->add_option("-o", request->out, "The bundle to write; - is stdout")->required();
  command->add_option("--level", request->level, "How hard to compress")
      ->check(CLI::IsMember({"fast", "default", "best"}));
  command->add_option("--label", request->options.label, "Free text kept in the bundle");
  command->add_option("--locale", request->options.locale, "Language of the articles, a BCP 47 tag");
  command->add_option("--keep-going", request->keep_going, "Write the bundle although some articles have errors")
      ->check(CLI::IsMember({"yes", "no"}));
  command->callback([&chosen, request] { chosen = [request] { return run(*request); }; });
}

void add_check(CLI::App& app, Run& chosen) {
  CLI::App* command = app.add_subcommand("check", "Everything that compile does, but writes no bundle");
  const auto request = std::make_shared<Request>();
  add_common(*command, *request);
  command->callback([&chosen, request] { chosen = [request] { return run(*request); }; });
}

}  // namespace shelf::compiler::tool
