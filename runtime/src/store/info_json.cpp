// What a bundle is and holds, as JSON.
#include <string>

#include "render/json_line.hpp"
#include "shelf/bundle.hpp"

namespace shelf {

namespace {

using detail::JsonWriter;
using detail::write_number;

void write_types(JsonWriter& json, const BundleInfo& info) {
  json.key("types");
  json.begin_object();
  for (const auto& [type, count] : info.types) write_number(json, name(type), count);
  json.end_object();
}

void write_clouds(JsonWriter& json, std::uint8_t clouds) {
  json.key("clouds");
  json.begin_array();
  for (unsigned i = 0; i <= static_cast<unsigned>(Cloud::UsSec); ++i)
    if ((clouds >> i & 1u) != 0) json.string(name(static_cast<Cloud>(i)));
  json.end_array();
}

void write_section(JsonWriter& json, const SectionInfo& section) {
  json.begin_object();
  json.member("name", section.name);
  write_number(json, "id", section.id);
  write_number(json, "offset", section.offset);
  write_number(json, "size", section.size);
  json.end_object();
}

void write_info(JsonWriter& json, const BundleInfo& info) {
  json.begin_object();
  json.member("format", std::to_string(info.format.major) + "." + std::to_string(info.format.minor));
  json.member("label", info.label);
  json.member("locale", info.locale);
  json.member("compiler", info.compiler);
  write_number(json, "zstdVersion", info.zstd_version);
  write_clouds(json, info.clouds);
  write_number(json, "articles", info.articles);
  write_types(json, info);
  write_number(json, "topics", info.topics);
  write_number(json, "products", info.products);
  write_number(json, "pairs", info.pairs);
  write_number(json, "postings", info.postings);
  write_number(json, "sourceBytes", info.source_bytes);
  write_number(json, "rawBytes", info.raw_bytes);
  write_number(json, "fileBytes", info.file_bytes);
  detail::write_list(json, "sections", info.sections, write_section);
  json.end_object();
}

}  // namespace

std::optional<Error> write_json(const BundleInfo& info, Sink sink) {
  return detail::write_json_line(sink, [&](JsonWriter& json) { write_info(json, info); });
}

}  // namespace shelf
