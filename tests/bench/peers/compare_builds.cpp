#include "compare_builds.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <random>

#include "measure.hpp"
#include "process.hpp"
#include "rebuild.hpp"
#include "shelf/shelf.hpp"

namespace shelf::bench {

namespace fs = std::filesystem;

namespace {

void time_command(const Command& command, const Setting& setting, Times& times) {
  const Run run = run_measured(command, setting.work + "/log");
  if (run.exit_code != 0) fail(command[0] + " failed; see " + setting.work + "/log");
  times.seconds.push_back(run.seconds);
  times.peak_bytes = std::max(times.peak_bytes, run.peak_bytes);
}

Command compile(const Setting& setting, const char* level, const std::string& bundle) {
  return {SHELFC_PROGRAM, "compile", setting.articles, "--level", level, "-o", bundle};
}

void time_hugo(const Setting& setting, Times& times) {
  const std::string site = setting.work + "/hugo";
  fs::remove_all(site + "/public");
  time_command({"hugo", "--quiet", "--source", site, "--destination", "public"}, setting, times);
  std::size_t pages = 0;
  for (const auto& entry : fs::recursive_directory_iterator(site + "/public")) pages += entry.is_regular_file() ? 1 : 0;
  if (pages < setting.files.size()) fail("hugo wrote fewer pages than there are articles");
}

// Random keys, every run a new process.
Row one_shot(const Setting& setting) {
  const auto bundle = Bundle::open_file(setting.default_bundle());
  if (!bundle) fail(describe(bundle.error()));
  Row row{"one-shot `shelf show --topic … --product …`", Unit::seconds, 0, "", 0, 10e-3, 4e-3, ""};
  const auto pairs = pairs_of(*bundle, 7);
  std::vector<double> seconds;
  for (std::size_t i = 0; i < std::min<std::size_t>(pairs.size(), 51); ++i) {
    const Run run = run_quick(
        {SHELF_PROGRAM, "show", setting.default_bundle(), "--topic", pairs[i].first, "--product", pairs[i].second});
    if (run.exit_code != 0) fail("`shelf show` did not find " + pairs[i].first + ", " + pairs[i].second);
    seconds.push_back(run.seconds);
  }
  row.ours = median(seconds);
  if (seconds.empty()) row.missing = "no pairs";
  return row;
}

Row library_row(const Setting& setting) {
  Row row{"runtime library, stripped, without libzstd", Unit::bytes, 0, "", 0, 200e3, 128e3, ""};
  const std::string stripped = setting.work + "/runtime.so";
  if (run_quick({"strip", "-o", stripped, SHELF_LIBRARY}).exit_code != 0)
    row.missing = "skipped: strip not installed";
  else
    row.ours = static_cast<double>(fs::file_size(stripped));
  return row;
}

}  // namespace

Builds compare_builds(const Setting& setting) {
  Builds builds;
  builds.no_hugo = find_program("hugo").empty() ? "skipped: hugo not installed" : "";
  if (builds.no_hugo.empty()) write_hugo_site(setting.files, setting.work + "/hugo");
  for (int round = 0; round < setting.long_rounds; ++round) {
    std::fprintf(stderr, "builds, round %d of %d\n", round + 1, setting.long_rounds);
    const Solid solid = compress_solid(setting.files);
    builds.solid.seconds.push_back(solid.seconds);
    builds.solid_bytes = solid.bytes;
    builds.source_bytes = solid.source_bytes;
    time_command(compile(setting, "best", setting.best_bundle()), setting, builds.best);
    time_command(compile(setting, "default", setting.default_bundle()), setting, builds.standard);
    if (builds.no_hugo.empty()) time_hugo(setting, builds.hugo);
  }
  builds.no_rebuild = time_rebuilds(setting, builds.rebuild.seconds);
  builds.default_bytes = fs::file_size(setting.default_bundle());
  builds.best_bytes = fs::file_size(setting.best_bundle());
  return builds;
}

std::vector<Row> size_rows(const Builds& builds) {
  const auto solid = static_cast<double>(builds.solid_bytes);
  return {{"bundle, `--level best`", Unit::bytes, static_cast<double>(builds.best_bytes), "solid zstd -19", solid, 1.4,
           1.2, ""},
          {"bundle, `--level default`", Unit::bytes, static_cast<double>(builds.default_bytes), "solid zstd -19", solid,
           1.65, 1.4, ""}};
}

std::vector<Row> build_rows(const Setting& setting, const Builds& builds) {
  const double standard = median(builds.standard.seconds);
  return {
      one_shot(setting),
      {"compile, `--level default`", Unit::seconds, standard, "Hugo", median(builds.hugo.seconds), 1.0 / 6, 0.1,
       builds.no_hugo},
      {"its memory (of Hugo: " +
           (builds.no_hugo.empty() ? shown(static_cast<double>(builds.hugo.peak_bytes), Unit::bytes) : builds.no_hugo) +
           ")",
       Unit::bytes, static_cast<double>(builds.standard.peak_bytes), "", 0, 300e6, 200e6, ""},
      {"compile, `--level best` (memory " + shown(static_cast<double>(builds.best.peak_bytes), Unit::bytes) + ")",
       Unit::seconds, median(builds.best.seconds), "solid zstd -19", median(builds.solid.seconds), 1.5, 1, ""},
      {"rebuild with 27 changed files (`--cache`)", Unit::seconds, median(builds.rebuild.seconds), "", 0, 0.4, 0.2,
       builds.no_rebuild},
      library_row(setting)};
}

}  // namespace shelf::bench
