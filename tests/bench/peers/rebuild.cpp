#include "rebuild.hpp"

#include <filesystem>
#include <fstream>

#include "content.hpp"
#include "measure.hpp"
#include "process.hpp"

namespace shelf::bench {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t changed_files = 27;

double compile_copy(const Setting& setting, const std::string& bundle, bool cached) {
  Command command{SHELFC_PROGRAM, "compile", setting.work + "/copy", "-o", bundle};
  if (cached) command.insert(command.end(), {"--cache", setting.work + "/cache"});
  const Run run = run_measured(command, setting.work + "/log");
  if (run.exit_code != 0) fail("shelfc failed; see " + setting.work + "/log");
  return run.seconds;
}

// In the header, so that every kind of body stays what it is.
void change(const std::string& file, int round) {
  std::string text = read_file(file);
  const std::size_t end = text.find("/>");
  if (end == std::string::npos) fail("no header in " + file);
  text.insert(end, " searchTags=\"round" + std::to_string(round) + "\" ");
  write_file(file, text);
}

void copy_articles(const Setting& setting) {
  for (const char* name : {"/copy", "/cache"}) fs::remove_all(setting.work + name);
  fs::copy(setting.articles, setting.work + "/copy", fs::copy_options::recursive);
}

}  // namespace

std::string time_rebuilds(const Setting& setting, std::vector<double>& seconds) {
  if (output_of({SHELFC_PROGRAM, "compile", "--help"}).find("--cache") == std::string::npos) return "not built yet";
  copy_articles(setting);
  const std::vector<std::string> files = article_files(setting.work + "/copy");
  const std::string rebuilt = setting.work + "/rebuilt.shelf", clean = setting.work + "/clean.shelf";
  compile_copy(setting, rebuilt, true);
  const auto order = shuffled_ordinals(static_cast<std::uint32_t>(files.size()), 27);
  std::size_t next = 0;
  for (int round = 0; round < setting.long_rounds; ++round) {
    for (std::size_t i = 0; i < changed_files; ++i) change(files[order[next++ % order.size()]], round);
    seconds.push_back(compile_copy(setting, rebuilt, true));
  }
  compile_copy(setting, clean, false);
  if (read_file(rebuilt) != read_file(clean)) return "bytes differ from a clean build";
  return {};
}

}  // namespace shelf::bench
