// F6, second half: a catalogue whose structure is right and whose numbers lie: beyond what they refer to, out of order,
// in circles, shared so that a walk through all would cost a square.
#include <array>
#include <ctime>

#include "faults/catalogue_case.hpp"

using namespace shelf;
using namespace shelf::test;
using namespace shelf::test::catalogue_field;

namespace {

void fill_vector(FlatEditor& f, unsigned id, unsigned element, std::uint64_t value) {
  const std::uint64_t count = f.get(f.vector(id), 4);
  for (std::uint64_t i = 0; i < count; ++i) f.put(f.vector(id) + 4 + i * element, element, value);
}
// The numbers of a packed column, not its width.
void fill_column(FlatEditor& f, unsigned id, std::uint64_t value) {
  const std::uint64_t size = f.get(f.vector(id), 4);
  for (std::uint64_t i = 8; i + 8 < size; ++i) f.put(f.vector(id) + 4 + i, 1, value);
}

std::vector<Case> cases_of_meaning() {
  std::vector<Case> cases = {
      {"no article, columns of eight", Outcome::refused, [](FlatEditor& f) { f.put(f.field(article_count), 4, 0); }},
      {"one article more", Outcome::refused, [](FlatEditor& f) { f.put(f.field(article_count), 4, 9); }},
      {"as many articles as may be", Outcome::refused,
       [](FlatEditor& f) { f.put(f.field(article_count), 4, 1'000'000); }},
      {"as many articles as 32 bits hold", Outcome::refused,
       [](FlatEditor& f) { f.put(f.field(article_count), 4, most); }},
      {"as many postings as 32 bits hold", Outcome::refused,
       [](FlatEditor& f) { f.put(f.field(posting_count), 4, most); }},
      {"as many articles of topics as 32 bits hold", Outcome::refused,
       [](FlatEditor& f) { f.put(f.field(topic_posting_count), 4, most); }},
      {"as many rules as 32 bits hold", Outcome::refused,
       [](FlatEditor& f) { f.put(f.field(name_rule_count), 4, most); }},
      {"every slot of ids the same article", Outcome::damaged,
       [](FlatEditor& f) { fill_column(f, article_slots, 0x11); }},
      {"every slot of ids beyond the articles", Outcome::damaged,
       [](FlatEditor& f) { fill_column(f, article_slots, 0xff); }},
      {"every topic the same key, no free slot", Outcome::damaged,
       [](FlatEditor& f) { fill_vector(f, topic_keys, 4, 70000101); }},
      {"every product a GUID that does not exist", Outcome::damaged,
       [](FlatEditor& f) { fill_vector(f, product_keys, 4, 0x7fff'ffff); }},
      {"every topic a text that does not exist", Outcome::damaged,
       [](FlatEditor& f) { fill_vector(f, topic_keys, 4, 0xbfff'ffff); }},
      {"every list without an end", Outcome::damaged, [](FlatEditor& f) { fill_column(f, postings, 0); }},
      {"every list another one", Outcome::ends, [](FlatEditor& f) { fill_column(f, product_lists, 0xfe); }},
      {"every first article of a topic beyond the articles", Outcome::damaged,
       [](FlatEditor& f) { fill_column(f, topic_entries, 0xff); }},
      {"every first article of a topic the first of all", Outcome::ends,
       [](FlatEditor& f) { fill_column(f, topic_entries, 0); }},
      {"other articles of topics beyond all", Outcome::damaged,
       [](FlatEditor& f) {
         const std::string numbers(f.get(f.vector(topic_keys), 4), '\xff'), zeros(7, '\0');
         const std::string column = '\x08' + zeros + numbers + zeros + '\0';
         f.refer(topic_rests, f.append(column.size(), column, 4, 0));
       }},
      {"another product for an article in each of its topics", Outcome::damaged,
       [](FlatEditor& f) {
         std::string column(8, '\0');
         column[0] = 8;
         // Ordinal 1, with as many references as topics.
         for (std::uint64_t slot = 0; slot < f.get(f.vector(topic_keys), 4); ++slot)
           column += static_cast<char>(slot % 8 << 5 | 1);
         column += std::string(8, '\0');
         f.refer(topic_entries, f.append(column.size(), column, 4, 0));
       }},
      {"other articles of topics without an end", Outcome::damaged,
       [](FlatEditor& f) { fill_column(f, topic_postings, 0); }},
      {"other articles of topics beyond the articles", Outcome::damaged,
       [](FlatEditor& f) { fill_column(f, topic_postings, 0xff); }},
      {"every row of attributes the same", Outcome::damaged, [](FlatEditor& f) { fill_column(f, attribute_rows, 0); }},
      {"every article the last class", Outcome::ends, [](FlatEditor& f) { fill_column(f, article_classes, 0xff); }},
      {"a set of products from the last place of 32 bits to the first", Outcome::damaged,
       [](FlatEditor& f) {
         f.put(f.vector(product_set_begins) + 4, 4, most);
         f.put(f.vector(product_set_begins) + 8, 4, 0);
       }},
      {"texts that descend", Outcome::damaged, [](FlatEditor& f) { fill_vector(f, strings, 4, most); }},
      {"texts out of order", Outcome::damaged, [](FlatEditor& f) { fill_vector(f, heap, 1, 'z'); }},
      {"texts that are no UTF-8", Outcome::damaged, [](FlatEditor& f) { fill_vector(f, heap, 1, 0xff); }},
      {"GUIDs out of order", Outcome::damaged, [](FlatEditor& f) { fill_vector(f, guids, 8, ~std::uint64_t{0}); }},
      {"tags of a facet out of order", Outcome::damaged,
       [](FlatEditor& f) {
         const std::uint64_t first = f.get(f.vector(tag_lists) + 4, 4);
         fill_vector(f, tag_lists, 4, first);
       }},
      {"a facet that begins at the greatest number", Outcome::damaged,
       [](FlatEditor& f) {
         for (std::size_t i = 0; i < 3; ++i) f.put(f.vector(facets) + 4 + 4 * i, 4, 0xffff'ffff);
       }},
      {"scopes of nothing", Outcome::damaged, [](FlatEditor& f) { fill_vector(f, scopes, 12, most); }},
      {"tags beyond the texts", Outcome::damaged, [](FlatEditor& f) { fill_vector(f, tags, 8, 0x7fff'ffff); }},
      {"classes of facets that do not exist", Outcome::damaged,
       [](FlatEditor& f) { fill_vector(f, classes, 4, most); }},
      {"names that refer to rules that do not exist", Outcome::damaged,
       [](FlatEditor& f) { fill_vector(f, names, 1, 0xff); }},
      {"names that end within a GUID", Outcome::damaged, [](FlatEditor& f) { fill_vector(f, names, 1, 1); }},
      {"rules that stand for themselves", Outcome::damaged,
       [](FlatEditor& f) {
         f.put(f.vector(name_rule_rights) + 4, 1, 9);  // bits of a number
         f.put(f.field(name_rule_count), 4, (f.get(f.vector(name_rule_rights), 4) - 16) * 8 / 9);
         fill_column(f, name_rule_rights, 0);
         for (std::size_t i = 8; i < 16; ++i) f.put(f.vector(name_rule_rights) + 4 + i, 1, 0x80 >> (i % 8));
       }},
      {"phrases that descend", Outcome::damaged,
       [](FlatEditor& f) {
         f.put(f.vector(phrase_begins) + 4, 2, 0xffff);
         f.put(f.vector(phrase_begins) + 6, 2, 1);
       }},
      {"phrases of no bytes", Outcome::damaged, [](FlatEditor& f) { fill_vector(f, phrase_begins, 2, 0); }},
      {"phrases beyond their texts", Outcome::damaged, [](FlatEditor& f) { fill_vector(f, phrase_begins, 2, 0xffff); }},
      {"units whose first sample leads outside", Outcome::damaged,
       [](FlatEditor& f) { f.put(f.vector(unit_begins) + 12, 4, 0xffff); }},
      {"blocks of attributes that descend", Outcome::damaged,
       [](FlatEditor& f) { f.put(f.vector(attribute_blocks) + 4, 8, ~std::uint64_t{0}); }},
      {"a block of attributes of 4 GiB", Outcome::damaged,
       [](FlatEditor& f) { f.put(f.vector(attribute_blocks) + 4 + 12, 4, most); }},
      {"a block of attributes of 4 G rows", Outcome::damaged,
       [](FlatEditor& f) { f.put(f.vector(attribute_blocks) + 4 + 8, 4, most); }},
      {"GUIDs at 4 modulo 8", Outcome::refused,
       [](FlatEditor& f) { f.refer(guids, f.append(2, std::string(32, 'g'), 8, 4)); }},
      {"blocks of attributes at 4 modulo 8", Outcome::refused,
       [](FlatEditor& f) {
         const std::string blocks(f.get(f.vector(attribute_blocks), 4) * 16, '\0');
         f.refer(attribute_blocks, f.append(blocks.size() / 16, blocks, 8, 4));
       }},
  };
  static constexpr std::array<unsigned, 9> columns = {attribute_rows, article_classes, article_slots,
                                                      topic_entries,  topic_rests,     topic_postings,
                                                      product_lists,  postings,        name_rule_rights};
  for (const std::uint64_t width : {0u, 57u, 64u, 255u})
    cases.push_back({"columns of another width", Outcome::refused, [width](FlatEditor& f) {
                       for (const unsigned id : columns) f.put(f.vector(id) + 4, 1, width);
                     }});
  return cases;
}

}  // namespace

TEST_CASE("hostile numbers: numbers and orders that lie", "[hostile_numbers]") {
  for (const Case& each : cases_of_meaning()) check_case(each);
}

namespace {
// Of opening and verifying a catalogue of so many numbers; a square would take minutes.
double seconds_to_verify(const std::function<void(FlatEditor&, std::uint32_t)>& change, std::uint32_t count) {
  Sections sections;
  std::string catalogue = sections[format::SectionId::catalogue];
  FlatEditor editor(catalogue);
  change(editor, count);
  state_shape(catalogue);
  sections[format::SectionId::catalogue] = std::move(catalogue);
  const std::string file = sections.file();
  const std::clock_t start = std::clock();
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  CHECK_FALSE(bundle->verify().empty());
  (void)bundle->info();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::string numbers(std::uint32_t count, const std::function<std::uint32_t(std::uint32_t)>& number) {
  std::string bytes(std::size_t{4} * count, '\0');
  FlatEditor editor(bytes);
  for (std::uint32_t i = 0; i < count; ++i) editor.put(std::size_t{4} * i, 4, number(i));
  return bytes;
}

constexpr std::uint32_t many = 200'000;
constexpr double most_seconds = 4;  // with sanitizers; a hundredth of what a square takes
}  // namespace

TEST_CASE("hostile numbers: sets that share their keys take no time for each of them", "[hostile_numbers]") {
  const auto change = [](FlatEditor& f, std::uint32_t count) {
    const std::size_t keys = f.append(count, numbers(count, [](std::uint32_t i) { return i; }), 4, 0);
    f.refer(product_set_keys, keys);
    // 0, all, 0, all …, all
    const auto begin = [&](std::uint32_t i) { return i % 2 == 0 ? 0 : count; };
    f.refer(product_set_begins, f.append(count, numbers(count, begin), 4, 0));
  };
  CHECK(seconds_to_verify(change, many) < most_seconds);
}

TEST_CASE("hostile numbers: a full table takes no walk through it for each key", "[hostile_numbers]") {
  const auto change = [](FlatEditor& f, std::uint32_t count) {
    // Not one stands where it belongs, and no slot is free.
    const auto key = [](std::uint32_t i) { return i + 1; };
    f.refer(product_keys, f.append(count, numbers(count, key), 4, 0));
    std::string lists(16 + (count + 7) / 8, '\0');
    lists[0] = 1;
    f.refer(product_lists, f.append(lists.size(), lists, 4, 0));
  };
  CHECK(seconds_to_verify(change, many) < most_seconds);
}

TEST_CASE("hostile numbers: opening takes time in proportion to the bytes", "[hostile_numbers]") {
  Sections sections;
  std::string catalogue = sections[format::SectionId::catalogue];
  FlatEditor editor(catalogue);
  constexpr std::size_t bytes = 32u << 20;
  const std::size_t large = editor.append(bytes, std::string(bytes, '\x01'), 8, 0);
  for (const unsigned id : {heap, phrases}) editor.refer(id, large);
  state_shape(catalogue);
  sections[format::SectionId::catalogue] = std::move(catalogue);
  const std::string file = sections.file();
  const std::clock_t start = std::clock();
  (void)open_bytes(file);
  CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 0.05 + 20e-9 * bytes);
}
