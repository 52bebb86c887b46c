// Names every byte of the file, in order.
#include <algorithm>
#include <cstdint>

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
  return {v->Data(), v->size() * element_size, std::string(name) + ", " + std::to_string(v->size()) + " entries"};
}

void name_catalogue(Ranges& ranges, const SectionEntry& entry, Bytes file, Bytes section) {
  const auto& c = *flatbuffers::GetRoot<fb::Catalogue>(section.data());
  std::vector<Named> parts = {
      vector_of(c.articles(), sizeof(fb::ArticleEntry), "articles"),
      vector_of(c.article_slots(), 4, "hash table of article ids"),
      vector_of(c.topics(), sizeof(fb::TopicEntry), "topics"),
      vector_of(c.topic_slots(), 4, "hash table of topics"),
      vector_of(c.products(), sizeof(fb::ProductEntry), "products"),
      vector_of(c.product_slots(), 4, "hash table of products"),
      vector_of(c.pairs(), sizeof(fb::PairEntry), "topic and product pairs"),
      vector_of(c.postings(), 4, "posting lists"),
      vector_of(c.guids(), sizeof(fb::Guid), "GUIDs"),
      vector_of(c.scopes(), sizeof(fb::ScopeEntry), "service and resource scopes"),
      vector_of(c.tags(), sizeof(fb::TagEntry), "article tags"),
      vector_of(c.facets(), sizeof(fb::Facet), "facets"),
      vector_of(c.scope_lists(), 4, "lists of scopes"),
      vector_of(c.tag_lists(), 4, "lists of resource tags"),
      vector_of(c.client_lists(), 4, "lists of clients"),
      vector_of(c.strings(), sizeof(fb::StringEntry), "strings"),
      vector_of(c.heap(), 1, "heap of ids, titles and strings"),
  };
  std::sort(parts.begin(), parts.end(), [](const Named& a, const Named& b) { return a.data < b.data; });
  for (Named& part : parts) {
    const auto begin = static_cast<std::uint64_t>(static_cast<const unsigned char*>(part.data) - file.data());
    ranges.name(begin, part.size, "catalogue", std::move(part.meaning));
  }
  ranges.fill(entry.offset + entry.size, "catalogue", "structure");
}

void name_units(Ranges& ranges, const SectionEntry& entry, const CatalogueView& view) {
  for (std::uint32_t i = 0; i < view.article_count(); ++i) {
    const std::uint64_t begin = view.articles[i].unit_offset(), end = view.articles[i + 1].unit_offset();
    if (begin > end || end > entry.size) continue;
    ranges.name(entry.offset + begin, end - begin, "units",
                "article " + std::to_string(i) + " `" + std::string(view.article_id(i).value_or("")) + "`");
  }
  ranges.fill(entry.offset + entry.size, "units", "not used");
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
        name_units(ranges, entry, impl_->catalogue);
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
