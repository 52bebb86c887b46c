#include "support/bundle_builder.hpp"

#include <zstd.h>

#include <cstdint>
#include <map>

#include "shelf_format/bundle_generated.h"
#include "shelf_format/names.hpp"
#include "shelf_format/xxh64.hpp"
#include "support/bytes.hpp"
#include "support/catalogue_builder.hpp"

namespace shelf::test {

namespace fb = format::fb;

namespace {

void put_leb(std::string& out, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7f) | 0x80);
  out += static_cast<char>(value);
}

std::string compress(const std::string& raw, const std::string& dictionary) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_setParameter(context, ZSTD_c_dictIDFlag, 0);
  if (!dictionary.empty()) ZSTD_CCtx_loadDictionary(context, dictionary.data(), dictionary.size());
  std::string out(ZSTD_compressBound(raw.size()), '\0');
  out.resize(ZSTD_compress2(context, out.data(), out.size(), raw.data(), raw.size()));
  ZSTD_freeCCtx(context);
  return out;
}

// Coded text without phrases: every byte that is no ASCII stands behind an escape of its own.
std::string coded(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) out += "\xff\x02";
    out += c;
  }
  return out;
}

std::string unit_of(const std::string& operations, const std::string& dictionary) {
  std::string out;
  put_leb(out, static_cast<std::uint32_t>(operations.size()) << 2 | 3);  // always a frame
  return out + compress(coded(operations), dictionary).substr(4);
}

std::string build_info(const std::vector<TestArticle>& articles, std::uint64_t raw_bytes) {
  std::map<std::uint32_t, std::uint32_t> counts;
  for (const auto& article : articles) ++counts[article.type];
  std::vector<fb::TypeCount> types;
  for (const auto& [type, count] : counts) types.emplace_back(type, count);
  flatbuffers::FlatBufferBuilder b;
  const auto label = b.CreateString("a label");
  const auto locale = b.CreateString("en");
  const auto compiler = b.CreateString("test");
  const auto list = b.CreateVectorOfStructs(types);
  b.Finish(fb::CreateInfo(b, label, locale, compiler, ZSTD_versionNumber(), format::all_clouds, 1000, raw_bytes, list));
  return bytes_of(b);
}

}  // namespace

UnitBuilder& UnitBuilder::add(Op op, std::initializer_list<Operand> values) {
  const bool of_header = op == Op::source_path || op == Op::attribute || op == Op::attribute_other ||
                         op == Op::attribute_stored || op == Op::attribute_title;
  std::string& to = of_header ? row : bytes;
  to += static_cast<char>(op);
  auto value = values.begin();
  for (const char letter : format::shape_of(op).operands()) {
    const Operand operand = value == values.end() ? Operand(0) : *value++;
    if (letter == 'n') {
      put_leb(to, operand.number);
    } else if (letter == 's') {
      std::string slot = operand.text;
      slot.resize(16);
      to += slot;
    } else {
      to += operand.text;
      to += '\0';
    }
  }
  return *this;
}

UnitBuilder& UnitBuilder::append(const UnitBuilder& other) {
  bytes += other.bytes;
  row += other.row;
  return *this;
}

UnitBuilder UnitBuilder::markdown(const UnitBuilder& inner) {
  UnitBuilder unit;
  unit.add(Op::source_path, {"folder/file.md"}).add(Op::body, {0}).append(inner).close();
  return unit;
}

UnitBuilder UnitBuilder::json(const UnitBuilder& inner) {
  UnitBuilder unit;
  unit.add(Op::source_path, {"folder/file.md"}).add(Op::body, {1}).append(inner).close();
  return unit;
}

BundleParts build_parts(const std::vector<TestArticle>& articles, const std::string& dictionary) {
  BundleParts parts;
  std::vector<std::string> units;
  std::string rows;
  std::uint64_t raw_bytes = 0;
  for (const auto& article : articles) {
    const std::string& operations = article.raw_unit.empty() ? article.unit.bytes : article.raw_unit;
    units.push_back(article.stored_unit.empty() ? unit_of(operations, dictionary) : article.stored_unit);
    parts.units += units.back();
    raw_bytes += operations.size();
    put_leb(rows, static_cast<std::uint32_t>(article.unit.row.size()));
    put_leb(rows, article.row_lacks);
    rows += article.unit.row;
  }
  parts.info = build_info(articles, raw_bytes);
  parts.attributes = compress(rows, {});
  parts.catalogue = build_catalogue(articles, units, rows.size(), parts.attributes.size());
  if (!dictionary.empty()) parts.dictionary = compress(dictionary, {});
  return parts;
}

std::string lay_out(const std::vector<RawSection>& sections) {
  std::string file(reinterpret_cast<const char*>(format::magic.data()), format::magic.size());
  put_le<std::uint16_t>(file, format::version_major);
  put_le<std::uint16_t>(file, format::version_minor);
  put_le<std::uint32_t>(file, static_cast<std::uint32_t>(sections.size()));
  file.resize(format::header_size + sections.size() * format::section_entry_size);
  std::size_t entry = format::header_size;
  for (const auto& section : sections) {
    file.resize((file.size() + format::section_alignment - 1) / format::section_alignment * format::section_alignment);
    store_le<std::uint32_t>(file, entry, section.id);
    store_le<std::uint32_t>(file, entry + 4, section.flags);
    store_le<std::uint64_t>(file, entry + 8, file.size());
    store_le<std::uint64_t>(file, entry + 16, section.bytes.size());
    file += section.bytes;
    entry += format::section_entry_size;
  }
  store_le<std::uint64_t>(file, format::header_file_size_at, file.size());
  reseal(file);
  return file;
}

std::string lay_out(const BundleParts& parts) {
  return lay_out({{1, 1, parts.info},
                  {2, 1, parts.catalogue},
                  {3, 1, parts.dictionary},
                  {4, 1, parts.units},
                  {5, 1, parts.attributes}});
}

std::string build_bundle(const std::vector<TestArticle>& articles, const std::string& dictionary) {
  return lay_out(build_parts(articles, dictionary));
}

void reseal(std::string& file) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(file.data());
  if (file.size() < format::header_size) return;
  const auto count = format::detail::load_le<std::uint32_t>(bytes + format::header_section_count_at);
  const std::uint64_t table_end = format::header_size + std::uint64_t{count} * format::section_entry_size;
  if (count > format::max_sections || table_end > file.size()) return;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t entry = format::header_size + i * format::section_entry_size;
    const auto offset = format::detail::load_le<std::uint64_t>(bytes + entry + 8);
    const auto size = format::detail::load_le<std::uint64_t>(bytes + entry + 16);
    if (offset > file.size() || size > file.size() - offset) continue;
    store_le<std::uint64_t>(file, entry + 24, format::xxh64(bytes + offset, static_cast<std::size_t>(size)));
  }
  store_le<std::uint64_t>(file, format::header_checksum_at, 0);
  store_le<std::uint64_t>(file, format::header_checksum_at,
                          format::xxh64(file.data(), static_cast<std::size_t>(table_end)));
}

}  // namespace shelf::test
