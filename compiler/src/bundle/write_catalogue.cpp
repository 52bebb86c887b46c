#include "bundle/write_catalogue.hpp"

#include <array>

#include "bundle/packed_column.hpp"

namespace shelf::compiler {

namespace {

// Writes vectors in the order of their fields, all of them, and keeps what `shape` says of them.
class VectorWriter {
 public:
  explicit VectorWriter(flatbuffers::FlatBufferBuilder& builder) : builder_(builder) {}

  auto bytes(const std::string& bytes) {
    note(bytes.size(), 0);
    return builder_.CreateVector(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  auto column(const std::string& packed) {
    note(packed.size(), static_cast<std::uint8_t>(packed[0]));
    return builder_.CreateVector(reinterpret_cast<const std::uint8_t*>(packed.data()), packed.size());
  }
  template <class Number>
  auto numbers(const std::vector<Number>& numbers) {
    note(numbers.size(), 0);
    return builder_.CreateVector(numbers);
  }
  template <class Struct>
  auto structs(const std::vector<Struct>& structs) {
    note(structs.size(), 0);
    return builder_.CreateVectorOfStructs(structs);
  }
  [[nodiscard]] fb::Shape shape() const { return fb::Shape(sizes_, widths_); }

 private:
  void note(std::size_t size, std::uint8_t width) {
    sizes_.at(count_) = static_cast<std::uint32_t>(size);
    widths_.at(count_++) = width;
  }

  static constexpr std::size_t vectors = 30;
  flatbuffers::FlatBufferBuilder& builder_;
  std::array<std::uint32_t, vectors> sizes_{};
  std::array<std::uint8_t, vectors> widths_{};
  std::size_t count_ = 0;
};

}  // namespace

std::string write_catalogue(const CatalogueVectors& from, std::size_t articles) {
  const auto size32 = [](const auto& numbers) { return static_cast<std::uint32_t>(numbers.size()); };
  flatbuffers::FlatBufferBuilder b(1 << 20);
  VectorWriter write(b);
  const auto unit_begins = write.column(from.unit_begins), name_begins = write.column(from.name_begins);
  const auto attribute_rows = write.column(from.attribute_rows), article_classes = write.column(from.article_classes);
  const auto classes = write.structs(from.classes);
  const auto names = write.bytes(from.names);
  const auto phrase_begins = write.numbers(from.phrase_begins);
  const auto phrases = write.bytes(from.phrases);
  const auto article_slots = write.column(from.article_slots);
  const auto topic_keys = write.numbers(from.topic_keys);
  const auto topic_entries = write.column(from.topic_entries), topic_rests = write.column(from.topic_rests);
  const auto topic_postings = write.column(pack_column(from.topic_postings.all()));
  const auto product_keys = write.numbers(from.product_keys);
  const auto product_lists = write.column(from.product_lists);
  const auto set_begins = write.numbers(from.product_set_begins), set_keys = write.numbers(from.product_set_keys);
  const auto postings = write.column(pack_column(from.postings.all()));
  const auto guids = write.structs(from.guids);
  const auto scopes = write.structs(from.scopes);
  const auto tags = write.structs(from.tags);
  const auto facets = write.structs(from.facets);
  const auto scope_lists = write.numbers(from.scope_lists), tag_lists = write.numbers(from.tag_lists);
  const auto client_lists = write.numbers(from.client_lists);
  const auto strings = write.structs(from.strings);
  const auto heap = write.bytes(from.heap);
  const auto attribute_blocks = write.structs(from.attribute_blocks);
  const auto rule_lefts = write.bytes(from.rule_lefts);
  const auto rule_rights = write.column(pack_column(from.rule_rights));
  const fb::Shape shape = write.shape();
  b.Finish(fb::CreateCatalogue(b, static_cast<std::uint32_t>(articles), unit_begins, name_begins, attribute_rows,
                               article_classes, classes, names, phrase_begins, phrases, article_slots, topic_keys,
                               topic_entries, topic_rests, topic_postings, size32(from.topic_postings.all()),
                               product_keys, product_lists, set_begins, set_keys, postings, size32(from.postings.all()),
                               guids, scopes, tags, facets, scope_lists, tag_lists, client_lists, strings, heap,
                               attribute_blocks, rule_lefts, rule_rights, size32(from.rule_rights), &shape));
  return {reinterpret_cast<const char*>(b.GetBufferPointer()), b.GetSize()};
}

}  // namespace shelf::compiler
