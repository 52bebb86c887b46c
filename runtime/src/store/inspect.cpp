// Names every byte of the file, in order.
#include <algorithm>
#include <cstdint>
#include <utility>

#include "article/sort_few.hpp"
#include "store/bundle_impl.hpp"
#include "store/catalogue_vectors.hpp"

namespace shelf {

namespace {

using namespace detail;

// Appends ranges so that each begins where the last one ended.
class Ranges {
 public:
  explicit Ranges(std::vector<ByteRange>& out) : out_(out) {}

  void name(std::uint64_t begin, std::uint64_t size, std::string_view section, std::string meaning) {
    if (begin < end_ || size == 0) return;  // a hostile file may state overlapping ranges
    fill(begin, section, section == "padding" ? "zero bytes up to the next section" : "structure");
    out_.push_back({begin, size, section, std::move(meaning)});
    end_ = begin + size;
  }
  void fill(std::uint64_t to, std::string_view section, std::string meaning) {
    if (to <= end_) return;
    out_.push_back({end_, to - end_, section, std::move(meaning)});
    end_ = to;
  }

 private:
  std::vector<ByteRange>& out_;
  std::uint64_t end_ = 0;
};

struct Named {
  const unsigned char* data;
  std::uint64_t size;
  std::string meaning;
};

void name_catalogue(Ranges& ranges, const SectionEntry& entry, Bytes file, Bytes section) {
  const auto vectors = CatalogueVectors::find(section);
  std::vector<Named> parts;
  for (std::size_t i = 0; vectors && i < vector_count; ++i) {
    const VectorKind& kind = vector_kinds()[i];
    const Bytes bytes = vectors->bytes(static_cast<VectorId>(i));
    std::string meaning(kind.meaning);
    // How many numbers a packed column has does not follow from its bytes.
    if (kind.element > 1) meaning.append(", ").append(std::to_string(bytes.size() / kind.element)).append(" entries");
    parts.push_back({bytes.data(), bytes.size(), std::move(meaning)});
  }
  sort_few(parts, [](const Named& a, const Named& b) { return a.data < b.data; });
  for (Named& part : parts) {
    const auto begin = static_cast<std::uint64_t>(part.data - file.data());
    ranges.name(begin, part.size, "catalogue", std::move(part.meaning));
  }
  ranges.fill(entry.offset + entry.size, "catalogue", "structure");
}

// An article of a damaged name stands there without one.
void name_units(Ranges& ranges, const SectionEntry& entry, const CatalogueView& view, const NameBlocks& names) {
  for (std::uint32_t i = 0; i < view.articles; ++i) {
    const auto [begin, end] = view.unit_begins.range(i);
    if (begin > end || end > entry.size) continue;
    const auto name = names.find(view, i);
    ranges.name(entry.offset + begin, end - begin, "units",
                "article " + std::to_string(i) + " `" + std::string(name ? name->id : "") + "`");
  }
  ranges.fill(entry.offset + entry.size, "units", "not used");
}

void name_attributes(Ranges& ranges, const SectionEntry& entry, const CatalogueView& view) {
  for (std::size_t i = 0; i + 1 < view.attribute_blocks.size(); ++i) {
    const auto &block = view.attribute_blocks[i], &next = view.attribute_blocks[i + 1];
    if (block.offset() > next.offset() || next.offset() > entry.size) continue;
    ranges.name(entry.offset + block.offset(), next.offset() - block.offset(), "attributes",
                "rows from " + std::to_string(block.first_row()));
  }
  ranges.fill(entry.offset + entry.size, "attributes", "not used");
}

}  // namespace

std::vector<ByteRange> Bundle::inspect() const {
  std::vector<ByteRange> out;
  Ranges ranges(out);
  ranges.name(0, format::header_size, "header", "magic, version, size, checksum");
  ranges.name(format::header_size, impl_->container.section_count * format::section_entry_size, "section table",
              std::to_string(impl_->container.section_count) + " sections");
  for (const SectionEntry& entry : impl_->container.entries()) {
    ranges.fill(entry.offset, "padding", "zero bytes up to the next section");
    const std::string_view section = section_name(entry.id);
    switch (static_cast<format::SectionId>(entry.id)) {
      case format::SectionId::catalogue:
        name_catalogue(ranges, entry, impl_->file(), impl_->section(format::SectionId::catalogue));
        break;
      case format::SectionId::units:
        name_units(ranges, entry, impl_->catalogue, impl_->names);
        break;
      case format::SectionId::attributes:
        name_attributes(ranges, entry, impl_->catalogue);
        break;
      case format::SectionId::info:
        ranges.name(entry.offset, entry.size, section, "label, locale, compiler, counts by type");
        break;
      case format::SectionId::dictionary:
        ranges.name(entry.offset, entry.size, section, "zstd frame of the dictionary of all units");
        break;
      default:
        ranges.name(entry.offset, entry.size, section, "section " + std::to_string(entry.id) + ", not known here");
    }
  }
  ranges.fill(impl_->bytes.size(), "padding", "zero bytes at the end");
  return out;
}

}  // namespace shelf
