#include "store/container.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "shelf_format/xxh64.hpp"

namespace shelf::detail {

namespace {

using format::detail::load_le;

constexpr std::uint16_t swapped_major = format::version_major << 8;

Result<void> check_magic_and_version(Bytes file) noexcept {
  if (file.empty()) return Error{Errc::empty_file, "file"};
  const std::size_t seen = std::min(file.size(), format::magic.size());
  if (std::memcmp(file.data(), format::magic.data(), seen) != 0) return Error{Errc::not_a_bundle, "header"};
  if (file.size() < format::header_size) return Error{Errc::truncated, "header", file.size(), format::header_size};
  const auto major = load_le<std::uint16_t>(file.data() + format::header_major_at);
  if (major == swapped_major) return Error{Errc::other_byte_order, "header", major, format::version_major};
  if (major > format::version_major) return Error{Errc::format_too_new, "header", major, format::version_major};
  if (major < format::version_major) return Error{Errc::format_too_old, "header", major, format::version_major};
  return {};
}

Result<void> check_size(Bytes file) noexcept {
  const auto stated = load_le<std::uint64_t>(file.data() + format::header_file_size_at);
  if (stated > file.size()) return Error{Errc::truncated, "file", file.size(), stated};
  if (stated < file.size()) return Error{Errc::trailing_data, "file", file.size(), stated};
  return {};
}

Result<void> check_zero(Bytes file, std::uint64_t begin, std::uint64_t end, std::string_view part) noexcept {
  for (std::uint64_t i = begin; i < end; ++i)
    if (file[static_cast<std::size_t>(i)] != 0) return Error{Errc::bad_structure, part, i, end};
  return {};
}

SectionEntry read_entry(const unsigned char* p) noexcept {
  return {load_le<std::uint32_t>(p), load_le<std::uint32_t>(p + 4), load_le<std::uint64_t>(p + 8),
          load_le<std::uint64_t>(p + 16), load_le<std::uint64_t>(p + 24)};
}

// `begin`: end of what stands before the section. A section follows it with less than one alignment step of padding.
Result<void> check_place(const SectionEntry& entry, std::uint64_t begin, std::uint64_t file_size) noexcept {
  if (entry.offset % format::section_alignment != 0)
    return Error{Errc::bad_offset, "section table", entry.offset, format::section_alignment};
  if (entry.offset < begin || entry.offset - begin >= format::section_alignment)
    return Error{Errc::bad_offset, "section table", entry.offset, begin};
  if (entry.offset > file_size || entry.size > file_size - entry.offset)
    return Error{Errc::bad_offset, "section table", entry.offset, file_size};
  return {};
}

bool known(std::uint32_t id) noexcept {
  return id >= 1 && id <= static_cast<std::uint32_t>(format::SectionId::attributes);
}

Result<void> check_table(const Container& container, std::uint64_t file_size) noexcept {
  std::uint64_t end = format::header_size + std::uint64_t{container.section_count} * format::section_entry_size;
  std::uint32_t last_id = 0;
  for (const SectionEntry& entry : container.entries()) {
    if (entry.id <= last_id) return Error{Errc::bad_structure, "section table", entry.id, last_id};
    last_id = entry.id;
    if (const auto place = check_place(entry, end, file_size); !place) return place;
    end = entry.offset + entry.size;
    if (!known(entry.id) && (entry.flags & format::section_flag_required) != 0)
      return Error{Errc::unknown_section, "section table", entry.id};
  }
  if (file_size - end >= format::section_alignment) return Error{Errc::bad_offset, "section table", end, file_size};
  return {};
}

Result<void> check_header_checksum(Bytes file, std::size_t size) noexcept {
  std::array<unsigned char, format::header_size + format::max_sections * format::section_entry_size> copy;
  std::memcpy(copy.data(), file.data(), size);
  std::memset(copy.data() + format::header_checksum_at, 0, 8);
  const auto stated = load_le<std::uint64_t>(file.data() + format::header_checksum_at);
  if (format::xxh64(copy.data(), size) != stated) return Error{Errc::bad_checksum, "header", 0, size};
  return check_zero(file, format::header_zero_at, format::header_size, "header");
}

}  // namespace

const SectionEntry* Container::find(format::SectionId id) const noexcept {
  for (const SectionEntry& entry : entries())
    if (entry.id == static_cast<std::uint32_t>(id)) return &entry;
  return nullptr;
}

std::string_view section_name(std::uint32_t id) noexcept {
  switch (static_cast<format::SectionId>(id)) {
    case format::SectionId::info:
      return "info";
    case format::SectionId::catalogue:
      return "catalogue";
    case format::SectionId::dictionary:
      return "dictionary";
    case format::SectionId::units:
      return "units";
    case format::SectionId::attributes:
      return "attributes";
  }
  return "unknown";
}

Result<Container> read_container(Bytes file) noexcept {
  if (const auto checked = check_magic_and_version(file); !checked) return checked.error();
  if (const auto checked = check_size(file); !checked) return checked.error();
  Container container;
  container.major = load_le<std::uint16_t>(file.data() + format::header_major_at);
  container.minor = load_le<std::uint16_t>(file.data() + format::header_minor_at);
  container.section_count = load_le<std::uint32_t>(file.data() + format::header_section_count_at);
  if (container.section_count > format::max_sections)
    return Error{Errc::too_many_sections, "section table", container.section_count, format::max_sections};
  const std::size_t table_end = format::header_size + container.section_count * format::section_entry_size;
  if (table_end > file.size()) return Error{Errc::bad_offset, "section table", table_end, file.size()};
  for (std::uint32_t i = 0; i < container.section_count; ++i)
    container.sections[i] = read_entry(file.data() + format::header_size + i * format::section_entry_size);
  if (const auto checked = check_table(container, file.size()); !checked) return checked.error();
  if (const auto checked = check_header_checksum(file, table_end); !checked) return checked.error();
  for (const auto id : {format::SectionId::info, format::SectionId::catalogue, format::SectionId::units})
    if (container.find(id) == nullptr)
      return Error{Errc::bad_structure, "section table", static_cast<std::uint64_t>(id), container.section_count};
  return container;
}

Result<void> check_padding(Bytes file, const Container& container) noexcept {
  std::uint64_t end = format::header_size + std::uint64_t{container.section_count} * format::section_entry_size;
  for (const SectionEntry& entry : container.entries()) {
    if (const auto zero = check_zero(file, end, entry.offset, "padding"); !zero) return zero;
    end = entry.offset + entry.size;
  }
  return check_zero(file, end, file.size(), "padding");
}

Result<void> check_section(Bytes file, const SectionEntry& entry) noexcept {
  if (format::xxh64(file.data() + entry.offset, static_cast<std::size_t>(entry.size)) != entry.checksum)
    return Error{Errc::bad_checksum, section_name(entry.id), entry.offset, entry.size};
  return {};
}

}  // namespace shelf::detail
