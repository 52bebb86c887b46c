// The container around the sections: header and section table, checked.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "shelf/result.hpp"
#include "shelf_format/format.hpp"

namespace shelf::detail {

using Bytes = std::span<const unsigned char>;

struct SectionEntry {
  std::uint32_t id = 0, flags = 0;
  std::uint64_t offset = 0, size = 0, checksum = 0;
};

struct Container {
  std::uint16_t major = 0, minor = 0;
  std::uint32_t section_count = 0;
  std::array<SectionEntry, format::max_sections> sections{};

  [[nodiscard]] std::span<const SectionEntry> entries() const noexcept { return {sections.data(), section_count}; }
  [[nodiscard]] const SectionEntry* find(format::SectionId id) const noexcept;
};

// Name of a section as a literal: what errors call it.
[[nodiscard]] std::string_view section_name(std::uint32_t id) noexcept;

// Magic, version, size, section table, header checksum. O(sections).
[[nodiscard]] Result<Container> read_container(Bytes file) noexcept;
// Padding and section checksums. O(file).
[[nodiscard]] Result<void> check_padding(Bytes file, const Container& container) noexcept;
[[nodiscard]] Result<void> check_section(Bytes file, const SectionEntry& entry) noexcept;

}  // namespace shelf::detail
