// shelf info.
#include <cstdint>
#include <cstdio>
#include <memory>

#include "commands.hpp"
#include "shelf_format/safe_text.hpp"
#include "summaries.hpp"

namespace shelf::tool {

namespace {
struct Request {
  std::string bundle;
  bool json = false;
};

std::string format_version_text(const BundleInfo& info) {
  return std::to_string(info.format.major) + "." + std::to_string(info.format.minor);
}

std::string ratio(const BundleInfo& info) {
  if (info.source_bytes == 0) return "-";
  char text[32];
  std::snprintf(text, sizeof text, "%.1f %%",
                100.0 * static_cast<double>(info.file_bytes) / static_cast<double>(info.source_bytes));
  return text;
}

void append_row(std::string& out, std::string_view key, std::string_view value) {
  constexpr std::size_t width = 14;
  out.append(key).append(key.size() < width ? width - key.size() : 1, ' ');
  out.append(format::escape_controls(value)) += '\n';
}

std::string as_text(const BundleInfo& info) {
  std::string out;
  append_row(out, "format", format_version_text(info));
  append_row(out, "label", info.label.empty() ? "-" : info.label);
  append_row(out, "locale", info.locale.empty() ? "-" : info.locale);
  append_row(out, "compiler", std::string(info.compiler) + ", zstd " + std::to_string(info.zstd_version));
  append_row(out, "clouds", cloud_list(info.clouds));
  append_row(out, "articles", std::to_string(info.articles));
  for (const auto& [type, count] : info.types)
    append_row(out, "", std::to_string(count) + " " + std::string(name(type)));
  append_row(out, "topics", std::to_string(info.topics));
  append_row(out, "products", std::to_string(info.products));
  append_row(out, "pairs", std::to_string(info.pairs));
  append_row(out, "postings", std::to_string(info.postings));
  append_row(out, "sources", std::to_string(info.source_bytes) + " bytes");
  append_row(out, "units", std::to_string(info.raw_bytes) + " bytes before compression");
  append_row(out, "file", std::to_string(info.file_bytes) + " bytes, " + ratio(info) + " of the sources");
  for (const SectionInfo& section : info.sections)
    append_row(out, "section",
               std::string(section.name) + ": " + std::to_string(section.size) + " bytes at " +
                   std::to_string(section.offset));
  return out;
}

std::string as_json(const BundleInfo& info) {
  std::string out;
  write_json(info, out);
  return out + "\n";
}

int show_info(const Request& request) {
  const std::optional<Bundle> bundle = open_bundle(request.bundle);
  if (!bundle) return could_not;
  Output out;
  const BundleInfo info = bundle->info();
  out.write(request.json ? as_json(info) : as_text(info));
  return out.finish("shelf", done);
}
}  // namespace

void add_info(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("info", "What a bundle is and holds");
  const auto request = std::make_shared<Request>();
  command->add_option("B", request->bundle, "The bundle; - is stdin")->required();
  command->add_flag("--json", request->json, "One JSON object");
  command->callback([&run, request] { run = [request] { return show_info(*request); }; });
}

}  // namespace shelf::tool
