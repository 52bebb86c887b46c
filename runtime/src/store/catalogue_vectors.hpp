// The vectors of a catalogue, found by what its table says of them, so that opening a file that is mapped touches the
// page of the table and no other.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "shelf_format/bundle_generated.h"
#include "store/container.hpp"

namespace shelf::detail {

namespace fb = shelf::format::fb;

// In the order of their fields, as in Shape.
enum class VectorId : std::uint8_t {
  unit_begins,
  name_begins,
  attribute_rows,
  article_classes,
  classes,
  names,
  phrase_begins,
  phrases,
  article_slots,
  topic_keys,
  topic_entries,
  topic_rests,
  topic_postings,
  product_keys,
  product_lists,
  product_set_begins,
  product_set_keys,
  postings,
  guids,
  scopes,
  tags,
  facets,
  scope_lists,
  tag_lists,
  client_lists,
  strings,
  heap,
  attribute_blocks,
  name_rule_lefts,
  name_rule_rights,
  count
};
inline constexpr std::size_t vector_count = static_cast<std::size_t>(VectorId::count);

// Of a kind of vector: its field, the size of an element, and for a column of numbers that its first byte is a width.
struct VectorKind {
  flatbuffers::voffset_t field = 0;
  std::uint8_t element = 1;
  bool column = false;
  std::string_view meaning;
};
[[nodiscard]] const std::array<VectorKind, vector_count>& vector_kinds() noexcept;

class CatalogueVectors {
 public:
  // Nothing: the table is no catalogue, or a vector is missing, not aligned or leaves the section.
  [[nodiscard]] static std::optional<CatalogueVectors> find(Bytes section) noexcept;
  // Do the vectors themselves say the same? Then the FlatBuffers verifier finds nothing either.
  [[nodiscard]] static bool agree(Bytes section) noexcept;

  [[nodiscard]] const fb::Catalogue& table() const noexcept { return *table_; }
  [[nodiscard]] Bytes bytes(VectorId id) const noexcept { return bytes_[static_cast<std::size_t>(id)]; }
  // What a column says of its numbers: bits, or low bits of those that ascend.
  [[nodiscard]] unsigned width(VectorId id) const noexcept {
    return table_->shape()->widths()->Get(static_cast<flatbuffers::uoffset_t>(id));
  }
  template <class T>
  [[nodiscard]] std::span<const T> entries(VectorId id) const noexcept {
    const Bytes all = bytes(id);
    return {reinterpret_cast<const T*>(all.data()), all.size() / sizeof(T)};
  }

 private:
  const fb::Catalogue* table_ = nullptr;
  std::array<Bytes, vector_count> bytes_{};
};

}  // namespace shelf::detail
