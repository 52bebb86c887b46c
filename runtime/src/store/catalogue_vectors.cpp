#include "store/catalogue_vectors.hpp"

#include <type_traits>
#include <utility>

#include "store/flat_buffer.hpp"

namespace shelf::detail {

namespace {

using Fields = fb::Catalogue;

static_assert(std::is_same_v<decltype(std::declval<fb::Shape>().sizes()),
                             const flatbuffers::Array<std::uint32_t, vector_count>*>);

constexpr std::size_t length_bytes = 4;  // before the elements of a vector

constexpr VectorKind column(flatbuffers::voffset_t field, std::string_view meaning) {
  return {field, 1, true, meaning};
}
constexpr VectorKind bytes_of(flatbuffers::voffset_t field, std::string_view meaning) {
  return {field, 1, false, meaning};
}
template <class T>
constexpr VectorKind vector(flatbuffers::voffset_t field, std::string_view meaning) {
  return {field, sizeof(T), false, meaning};
}

constexpr std::array<VectorKind, vector_count> kinds = {{
    column(Fields::VT_UNIT_BEGINS, "where units begin"),
    column(Fields::VT_NAME_BEGINS, "where names begin"),
    column(Fields::VT_ATTRIBUTE_ROWS, "rows of attributes"),
    column(Fields::VT_ARTICLE_CLASSES, "classes of articles"),
    vector<fb::ArticleClass>(Fields::VT_CLASSES, "classes"),
    bytes_of(Fields::VT_NAMES, "ids and titles"),
    vector<std::uint16_t>(Fields::VT_PHRASE_BEGINS, "where phrases begin"),
    bytes_of(Fields::VT_PHRASES, "phrases"),
    column(Fields::VT_ARTICLE_SLOTS, "hash table of article ids"),
    vector<std::uint32_t>(Fields::VT_TOPIC_KEYS, "hash table of topics"),
    column(Fields::VT_TOPIC_ENTRIES, "first articles of topics"),
    column(Fields::VT_TOPIC_RESTS, "where other articles of topics begin"),
    column(Fields::VT_TOPIC_POSTINGS, "other articles of topics"),
    vector<std::uint32_t>(Fields::VT_PRODUCT_KEYS, "hash table of products"),
    column(Fields::VT_PRODUCT_LISTS, "lists of products"),
    vector<std::uint32_t>(Fields::VT_PRODUCT_SET_BEGINS, "where sets of products begin"),
    vector<std::uint32_t>(Fields::VT_PRODUCT_SET_KEYS, "sets of products"),
    column(Fields::VT_POSTINGS, "posting lists"),
    vector<fb::Guid>(Fields::VT_GUIDS, "GUIDs"),
    vector<fb::ScopeEntry>(Fields::VT_SCOPES, "service and resource scopes"),
    vector<fb::TagEntry>(Fields::VT_TAGS, "article tags"),
    vector<fb::Facet>(Fields::VT_FACETS, "facets"),
    vector<std::uint32_t>(Fields::VT_SCOPE_LISTS, "lists of scopes"),
    vector<std::uint32_t>(Fields::VT_TAG_LISTS, "lists of resource tags"),
    vector<std::uint32_t>(Fields::VT_CLIENT_LISTS, "lists of clients"),
    vector<fb::StringEntry>(Fields::VT_STRINGS, "strings"),
    bytes_of(Fields::VT_HEAP, "heap of strings"),
    vector<fb::AttributeBlock>(Fields::VT_ATTRIBUTE_BLOCKS, "blocks of attributes"),
    bytes_of(Fields::VT_NAME_RULE_LEFTS, "rules of names: left sides"),
    column(Fields::VT_NAME_RULE_RIGHTS, "rules of names: right sides"),
}};

// Behind a length of 4 bytes, which is aligned; structs with u64 inside are read where they stand, if there are any.
std::size_t alignment_of(const VectorKind& kind, std::uint64_t size) noexcept {
  return size != 0 && kind.element == sizeof(fb::Guid) ? 8 : 4;
}
static_assert(sizeof(fb::Guid) == sizeof(fb::AttributeBlock) && alignof(fb::AttributeBlock) == 8);

bool is_table(const flatbuffers::Table& table, flatbuffers::Verifier& verifier) noexcept {
  if (!table.VerifyTableStart(verifier)) return false;
  for (const auto number :
       {Fields::VT_ARTICLE_COUNT, Fields::VT_TOPIC_POSTING_COUNT, Fields::VT_POSTING_COUNT, Fields::VT_NAME_RULE_COUNT})
    if (!table.VerifyField<std::uint32_t>(verifier, number, alignof(std::uint32_t))) return false;
  for (const VectorKind& kind : kinds)
    if (!table.VerifyOffsetRequired(verifier, kind.field)) return false;
  return table.VerifyFieldRequired<fb::Shape>(verifier, Fields::VT_SHAPE, alignof(fb::Shape));
}

}  // namespace

const std::array<VectorKind, vector_count>& vector_kinds() noexcept { return kinds; }

std::optional<CatalogueVectors> CatalogueVectors::find(Bytes section) noexcept {
  auto verifier = verifier_of(section);
  if (!verifier || verifier->VerifyOffset(0) == 0) return std::nullopt;
  const auto* table = flatbuffers::GetRoot<flatbuffers::Table>(section.data());
  if (!is_table(*table, *verifier)) return std::nullopt;
  CatalogueVectors found;
  found.table_ = flatbuffers::GetRoot<fb::Catalogue>(section.data());
  for (std::size_t i = 0; i < vector_count; ++i) {
    const auto* at = table->GetPointer<const unsigned char*>(kinds[i].field);
    const auto begin = static_cast<std::size_t>(at - section.data()) + length_bytes;
    const std::uint64_t size =
        std::uint64_t{found.table_->shape()->sizes()->Get(static_cast<flatbuffers::uoffset_t>(i))} * kinds[i].element;
    if (begin > section.size() || size > section.size() - begin) return std::nullopt;
    if (reinterpret_cast<std::uintptr_t>(section.data() + begin) % alignment_of(kinds[i], size) != 0)
      return std::nullopt;
    found.bytes_[i] = section.subspan(begin, static_cast<std::size_t>(size));
  }
  return found;
}

bool CatalogueVectors::agree(Bytes section) noexcept {
  const auto vectors = find(section);
  if (!vectors) return false;
  for (std::size_t i = 0; i < vector_count; ++i) {
    const auto id = static_cast<VectorId>(i);
    const Bytes bytes = vectors->bytes(id);
    const auto length = flatbuffers::ReadScalar<flatbuffers::uoffset_t>(bytes.data() - length_bytes);
    if (std::uint64_t{length} * kinds[i].element != bytes.size()) return false;
    const unsigned width = kinds[i].column && !bytes.empty() ? bytes[0] : 0;
    if (width != vectors->width(id)) return false;
  }
  return true;
}

}  // namespace shelf::detail
