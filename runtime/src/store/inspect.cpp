// Names every byte of the file, in order.
#include <algorithm>
#include <cstdint>
#include <utility>

#include "store/bundle_impl.hpp"
#include "store/flat_buffer.hpp"

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
  const void* data;
  std::uint64_t size;
  std::string meaning;
};

template <class T>
Named vector_of(const flatbuffers::Vector<T>* v, std::uint64_t element_size, std::string_view name) {
  std::string meaning(name);
  meaning.append(", ").append(std::to_string(v->size())).append(" entries");
  return {v->Data(), v->size() * element_size, std::move(meaning)};
}

void name_catalogue(Ranges& ranges, const SectionEntry& entry, Bytes file, Bytes section) {
  const auto& c = *flatbuffers::GetRoot<fb::Catalogue>(section.data());
  std::vector<Named> parts = {
      vector_of(c.unit_begins(), 1, "where units begin"),
      vector_of(c.name_begins(), 1, "where names begin"),
      vector_of(c.attribute_rows(), 1, "rows of attributes"),
      vector_of(c.article_classes(), 1, "classes of articles"),
      vector_of(c.classes(), sizeof(fb::ArticleClass), "classes"),
      vector_of(c.names(), 1, "ids and titles"),
      vector_of(c.name_rule_lefts(), 1, "rules of names: left sides"),
      vector_of(c.name_rule_rights(), 1, "rules of names: right sides"),
      vector_of(c.phrase_begins(), 2, "where phrases begin"),
      vector_of(c.phrases(), 1, "phrases"),
      vector_of(c.article_slots(), 1, "hash table of article ids"),
      vector_of(c.topic_keys(), 4, "hash table of topics"),
      vector_of(c.topic_lists(), 1, "lists of topics"),
      vector_of(c.product_keys(), 4, "hash table of products"),
      vector_of(c.product_lists(), 1, "lists of products"),
      vector_of(c.product_sets(), 1, "sets of products of articles"),
      vector_of(c.product_set_begins(), 4, "where sets of products begin"),
      vector_of(c.product_set_keys(), 4, "sets of products"),
      vector_of(c.postings(), 1, "posting lists"),
      vector_of(c.guids(), sizeof(fb::Guid), "GUIDs"),
      vector_of(c.scopes(), sizeof(fb::ScopeEntry), "service and resource scopes"),
      vector_of(c.tags(), sizeof(fb::TagEntry), "article tags"),
      vector_of(c.facets(), sizeof(fb::Facet), "facets"),
      vector_of(c.scope_lists(), 4, "lists of scopes"),
      vector_of(c.tag_lists(), 4, "lists of resource tags"),
      vector_of(c.client_lists(), 4, "lists of clients"),
      vector_of(c.strings(), sizeof(fb::StringEntry), "strings"),
      vector_of(c.heap(), 1, "heap of strings"),
      vector_of(c.attribute_blocks(), sizeof(fb::AttributeBlock), "blocks of attributes"),
  };
  std::sort(parts.begin(), parts.end(), [](const Named& a, const Named& b) { return a.data < b.data; });
  for (Named& part : parts) {
    const auto begin = static_cast<std::uint64_t>(static_cast<const unsigned char*>(part.data) - file.data());
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
