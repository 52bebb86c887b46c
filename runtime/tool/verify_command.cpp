// shelf verify and shelf inspect.
#include <algorithm>
#include <cstdio>
#include <memory>

#include "commands.hpp"
#include "shelf_format/safe_text.hpp"

namespace shelf::tool {

namespace {
int verify(const std::string& path) {
  bool damaged = false;
  const std::optional<Bundle> bundle = open_bundle(path, &damaged);
  if (!bundle) return damaged ? answer_is_no : could_not;
  const std::vector<Error> findings = bundle->verify();
  for (const Error& error : findings) complain("shelf", describe(error));
  Output out;
  if (findings.empty()) out.write(std::to_string(bundle->article_count()) + " articles, no damage\n");
  const bool is_damaged =
      std::any_of(findings.begin(), findings.end(), [](const Error& error) { return error.code != Errc::no_memory; });
  return out.finish("shelf", findings.empty() ? done : is_damaged ? answer_is_no : could_not);
}

int inspect(const std::string& path) {
  const std::optional<Bundle> bundle = open_bundle(path);
  if (!bundle) return could_not;
  Output out;
  for (const ByteRange& range : bundle->inspect()) {
    char place[64];
    std::snprintf(place, sizeof place, "%10llu %9llu  ", static_cast<unsigned long long>(range.offset),
                  static_cast<unsigned long long>(range.size));
    if (!out.write(place + std::string(range.section) + "  " + format::escape_controls(range.meaning) + '\n')) break;
  }
  return out.finish("shelf", done);
}

void add(CLI::App& app, Run& run, const char* name, const char* help, int (*function)(const std::string&)) {
  CLI::App* command = app.add_subcommand(name, help);
  const auto path = std::make_shared<std::string>();
  command->add_option("B", *path, "The bundle; - is stdin")->required();
  command->callback([&run, path, function] { run = [path, function] { return function(*path); }; });
}
}  // namespace

void add_verify(CLI::App& app, Run& run) {
  add(app, run, "verify", "Checks every checksum, decodes every article, resolves every index entry", verify);
}

void add_inspect(CLI::App& app, Run& run) {
  add(app, run, "inspect", "Names every byte range: offset, size, section, meaning", inspect);
}

}  // namespace shelf::tool
