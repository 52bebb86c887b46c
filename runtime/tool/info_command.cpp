// shelf info.
#include <cstdint>
#include <cstdio>
#include <memory>

#include "commands.hpp"
#include "shelf_format/names.hpp"
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

void append_text(std::string& out, std::string_view key, std::string_view value) {
  out += out.size() > 1 ? "," : "";
  format::append_json_string(out, key);
  format::append_json_string(out += ':', value);
}

void append_count(std::string& out, std::string_view key, std::uint64_t value) {
  format::append_json_string(out += ',', key);
  out += ':' + std::to_string(value);
}

void append_types(std::string& out, const BundleInfo& info) {
  out += ",\"types\":{";
  bool first = true;
  for (const auto& [type, count] : info.types) {
    if (!first) out += ',';
    first = false;
    format::append_json_string(out, name(type));
    out += ':' + std::to_string(count);
  }
  out += '}';
}

void append_clouds(std::string& out, std::uint8_t clouds) {
  out += ",\"clouds\":[";
  bool first = true;
  for (unsigned i = 0; i < format::cloud_names.size(); ++i) {
    if ((clouds >> i & 1) == 0) continue;
    if (!first) out += ',';
    first = false;
    format::append_json_string(out, format::cloud_names[i]);
  }
  out += ']';
}

void append_sections(std::string& out, const BundleInfo& info) {
  out += ",\"sections\":[";
  for (std::size_t i = 0; i < info.sections.size(); ++i) {
    const SectionInfo& section = info.sections[i];
    std::string entry = "{";
    append_text(entry, "name", section.name);
    append_count(entry, "id", section.id);
    append_count(entry, "offset", section.offset);
    append_count(entry, "size", section.size);
    out.append(i > 0 ? "," : "").append(entry) += '}';
  }
  out += ']';
}

std::string as_json(const BundleInfo& info) {
  std::string out = "{";
  append_text(out, "format", format_version_text(info));
  append_text(out, "label", info.label);
  append_text(out, "locale", info.locale);
  append_text(out, "compiler", info.compiler);
  append_count(out, "zstdVersion", info.zstd_version);
  append_clouds(out, info.clouds);
  append_count(out, "articles", info.articles);
  append_types(out, info);
  append_count(out, "topics", info.topics);
  append_count(out, "products", info.products);
  append_count(out, "pairs", info.pairs);
  append_count(out, "postings", info.postings);
  append_count(out, "sourceBytes", info.source_bytes);
  append_count(out, "rawBytes", info.raw_bytes);
  append_count(out, "fileBytes", info.file_bytes);
  append_sections(out, info);
  return out + "}\n";
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
