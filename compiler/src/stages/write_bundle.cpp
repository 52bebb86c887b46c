#include "stages/write_bundle.hpp"

#include <algorithm>
#include <cstdint>

#include "shelf_format/xxh64.hpp"

namespace shelf::compiler {

namespace {
constexpr std::size_t aligned(std::size_t size) {
  return (size + format::section_alignment - 1) / format::section_alignment * format::section_alignment;
}

template <class T>
void store_le(std::string& to, std::size_t at, T value) {
  for (std::size_t i = 0; i < sizeof(T); ++i) to[at + i] = static_cast<char>((std::uint64_t{value} >> (8 * i)) & 0xff);
}

std::size_t table_end_of(const std::vector<Section>& sections) {
  return format::header_size + sections.size() * format::section_entry_size;
}

void store_entry(std::string& file, std::size_t at, const Section& section, std::size_t offset) {
  store_le(file, at, static_cast<std::uint32_t>(section.id));
  store_le(file, at + 4, section.required ? format::section_flag_required : 0u);
  store_le(file, at + 8, std::uint64_t{offset});
  store_le(file, at + 16, std::uint64_t{section.bytes.size()});
  store_le(file, at + 24, format::xxh64(section.bytes));
}
}  // namespace

std::uint64_t laid_out_size(const std::vector<Section>& sections) {
  std::size_t end = table_end_of(sections);
  for (const Section& section : sections) end = aligned(end) + section.bytes.size();
  return end;
}

std::string lay_out_bundle(std::vector<Section> sections) {
  const std::size_t table_end = table_end_of(sections), end = laid_out_size(sections);
  std::string file;
  file.reserve(end);
  file.resize(table_end, '\0');
  std::ranges::copy(format::magic, reinterpret_cast<unsigned char*>(file.data()));
  store_le(file, format::header_major_at, format::version_major);
  store_le(file, format::header_minor_at, format::version_minor);
  store_le(file, format::header_section_count_at, static_cast<std::uint32_t>(sections.size()));
  store_le(file, format::header_file_size_at, std::uint64_t{end});
  for (std::size_t i = 0; i < sections.size(); ++i) {
    file.resize(aligned(file.size()), '\0');
    store_entry(file, format::header_size + i * format::section_entry_size, sections[i], file.size());
    file += sections[i].bytes;
    std::string().swap(sections[i].bytes);
  }
  store_le(file, format::header_checksum_at, format::xxh64(file.data(), table_end));
  return file;
}

}  // namespace shelf::compiler
