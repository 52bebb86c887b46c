// F6: a catalogue that no builder would write: offsets to themselves, backwards and outside, vectors in one place,
// vtables that lie, keys out of order, rules in circles; its checksum is right. It is refused at opening, or everything
// asked of it ends. (The schema has no unions, nested buffers and vectors of tables, so that no graph can be made.)
#include <array>
#include <ctime>
#include <functional>

#include "faults/answers.hpp"
#include "faults/flat_editor.hpp"
#include "faults/sections.hpp"
#include "support/read_bundle.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

// Numbers of fields, as in bundle.fbs.
enum Field : unsigned {
  article_count = 0,
  unit_begins = 1,
  name_begins,
  attribute_rows,
  article_classes,
  classes,
  names,
  phrase_begins,
  phrases,
  article_slots,
  topic_keys,
  topic_lists,
  product_keys,
  product_lists,
  product_sets,
  product_set_begins,
  product_set_keys,
  postings,
  posting_count,
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
  name_rule_count,
  field_count
};

bool is_number(unsigned id) { return id == article_count || id == posting_count || id == name_rule_count; }

std::vector<unsigned> vectors() {
  std::vector<unsigned> ids;
  for (unsigned id = 0; id < field_count; ++id)
    if (!is_number(id)) ids.push_back(id);
  return ids;
}

enum class Outcome {
  refused,
  damaged,  // opens; verify() finds it
  ends      // opens; nothing in the file contradicts it
};
struct Case {
  const char* name;
  Outcome outcome;
  std::function<void(FlatEditor&)> change;
};

constexpr std::uint64_t gib2 = std::uint64_t{1} << 31, most = 0xffff'ffffu;

std::vector<Case> cases_of_structure() {
  return {
      {"root refers to itself", Outcome::refused, [](FlatEditor& f) { f.put(0, 4, 0); }},
      {"root behind the end", Outcome::refused, [](FlatEditor& f) { f.put(0, 4, f.size()); }},
      {"root in the last bytes", Outcome::refused, [](FlatEditor& f) { f.put(0, 4, f.size() - 2); }},
      {"root beyond 2 GiB", Outcome::refused, [](FlatEditor& f) { f.put(0, 4, gib2); }},
      {"root at the last place of 32 bits", Outcome::refused, [](FlatEditor& f) { f.put(0, 4, most); }},
      {"root not aligned", Outcome::refused, [](FlatEditor& f) { f.put(0, 4, f.table() + 1); }},
      {"vtable is the table itself", Outcome::refused, [](FlatEditor& f) { f.put(f.table(), 4, 0); }},
      {"vtable before the begin", Outcome::refused, [](FlatEditor& f) { f.put(f.table(), 4, f.table() + 4); }},
      {"vtable at the end", Outcome::refused,
       [](FlatEditor& f) { f.put(f.table(), 4, (f.table() - (f.size() - 2)) & most); }},
      {"vtable 2 GiB away", Outcome::refused, [](FlatEditor& f) { f.put(f.table(), 4, gib2); }},
      {"vtable not aligned", Outcome::refused, [](FlatEditor& f) { f.put(f.table(), 4, f.get(f.table(), 4) + 1); }},
      {"vtable of odd size", Outcome::refused, [](FlatEditor& f) { f.put(f.vtable(), 2, f.get(f.vtable(), 2) - 1); }},
      {"vtable of no size", Outcome::refused, [](FlatEditor& f) { f.put(f.vtable(), 2, 0); }},
      {"vtable without fields", Outcome::refused, [](FlatEditor& f) { f.put(f.vtable(), 2, 4); }},
      {"vtable beyond the end", Outcome::refused, [](FlatEditor& f) { f.put(f.vtable(), 2, 0xfffe); }},
      {"field far behind its table", Outcome::refused, [](FlatEditor& f) { f.put(f.slot(names), 2, 0xfffe); }},
      {"field not aligned", Outcome::refused,
       [](FlatEditor& f) { f.put(f.slot(names), 2, f.get(f.slot(names), 2) + 1); }},
      {"number not aligned", Outcome::refused,
       [](FlatEditor& f) { f.put(f.slot(article_count), 2, f.get(f.slot(article_count), 2) + 2); }},
      {"all fields are one", Outcome::refused,
       [](FlatEditor& f) {
         for (unsigned id = 0; id < field_count; ++id) f.put(f.slot(id), 2, f.get(f.slot(heap), 2));
       }},
  };
}

// Of one vector, whichever it is.
std::vector<std::pair<const char*, std::function<void(FlatEditor&, unsigned)>>> changes_of_vectors() {
  return {
      {"is missing", [](FlatEditor& f, unsigned id) { f.put(f.slot(id), 2, 0); }},
      {"refers to itself", [](FlatEditor& f, unsigned id) { f.put(f.field(id), 4, 0); }},
      {"stands before its offset", [](FlatEditor& f, unsigned id) { f.put(f.field(id), 4, most - 3); }},
      {"stands behind the end", [](FlatEditor& f, unsigned id) { f.refer(id, f.size()); }},
      {"ends in its own length", [](FlatEditor& f, unsigned id) { f.refer(id, f.size() - 2); }},
      {"is 2 GiB away", [](FlatEditor& f, unsigned id) { f.put(f.field(id), 4, gib2); }},
      {"is not aligned", [](FlatEditor& f, unsigned id) { f.put(f.field(id), 4, f.get(f.field(id), 4) + 1); }},
      {"has 2 GiB", [](FlatEditor& f, unsigned id) { f.put(f.vector(id), 4, gib2); }},
      {"has 4 GiB", [](FlatEditor& f, unsigned id) { f.put(f.vector(id), 4, most); }},
      {"has sizes that overflow", [](FlatEditor& f, unsigned id) { f.put(f.vector(id), 4, (most + 1) / 4 + 1); }},
      {"goes one byte beyond the end",
       [](FlatEditor& f, unsigned id) { f.put(f.vector(id), 4, f.size() - f.vector(id) - 3); }},
  };
}

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
      {"every list another one", Outcome::ends, [](FlatEditor& f) { fill_column(f, topic_lists, 0xfe); }},
      {"every row of attributes the same", Outcome::damaged, [](FlatEditor& f) { fill_column(f, attribute_rows, 0); }},
      {"every article the last class", Outcome::ends, [](FlatEditor& f) { fill_column(f, article_classes, 0xff); }},
      {"every set of products beyond the sets", Outcome::damaged,
       [](FlatEditor& f) { fill_column(f, product_sets, 0xff); }},
      {"a set of products from the last place of 32 bits to the first", Outcome::damaged,
       [](FlatEditor& f) {
         f.put(f.vector(product_set_begins) + 4, 4, most);
         f.put(f.vector(product_set_begins) + 8, 4, 0);
       }},
      {"texts that descend", Outcome::refused, [](FlatEditor& f) { fill_vector(f, strings, 4, most); }},
      {"texts out of order", Outcome::damaged, [](FlatEditor& f) { fill_vector(f, heap, 1, 'z'); }},
      {"texts that are no UTF-8", Outcome::damaged, [](FlatEditor& f) { fill_vector(f, heap, 1, 0xff); }},
      {"GUIDs out of order", Outcome::damaged, [](FlatEditor& f) { fill_vector(f, guids, 8, ~std::uint64_t{0}); }},
      {"tags of a facet out of order", Outcome::damaged,
       [](FlatEditor& f) {
         const std::uint64_t first = f.get(f.vector(tag_lists) + 4, 4);
         fill_vector(f, tag_lists, 4, first);
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
      {"phrases beyond their texts", Outcome::refused, [](FlatEditor& f) { fill_vector(f, phrase_begins, 2, 0xffff); }},
      {"units whose first sample leads outside", Outcome::refused,
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
  static constexpr std::array<unsigned, 8> columns = {attribute_rows, article_classes, article_slots, topic_lists,
                                                      product_lists,  product_sets,    postings,      name_rule_rights};
  for (const std::uint64_t width : {0u, 57u, 64u, 255u})
    cases.push_back({"columns of another width", Outcome::refused, [width](FlatEditor& f) {
                       for (const unsigned id : columns) f.put(f.vector(id) + 4, 1, width);
                     }});
  return cases;
}

Result<Bundle> open_changed(Sections& sections, std::string& file, const std::string& catalogue) {
  sections[format::SectionId::catalogue] = catalogue;
  file = sections.file();
  return open_bytes(file);
}

// `file` behind the bundle.
void check_case(const Case& each) {
  CAPTURE(each.name);
  Sections sections;
  std::string catalogue = sections[format::SectionId::catalogue], file;
  FlatEditor editor(catalogue);
  each.change(editor);
  const auto bundle = open_changed(sections, file, catalogue);
  CHECK(bundle.has_value() == (each.outcome != Outcome::refused));
  if (!bundle) return;
  const Answers answers = ask_all(*bundle, file.size());
  if (each.outcome == Outcome::damaged) CHECK(answers.damage > 0);
}

}  // namespace

TEST_CASE("hostile catalogue: the editor finds what the builder wrote", "[hostile_catalogue]") {
  Sections sections;
  std::string catalogue = sections[format::SectionId::catalogue], file;
  const FlatEditor editor(catalogue);
  CHECK(editor.get(editor.field(article_count), 4) == 8);
  CHECK(editor.get(editor.vector(classes), 4) > 0);
  CHECK(editor.get(editor.vector(attribute_blocks) + 4, 8) == 0);
  CHECK(open_changed(sections, file, catalogue));
}

TEST_CASE("hostile catalogue: structure that lies", "[hostile_catalogue]") {
  for (const Case& each : cases_of_structure()) check_case(each);
}

TEST_CASE("hostile catalogue: vectors that lie", "[hostile_catalogue]") {
  for (const auto& [name, change] : changes_of_vectors())
    for (const unsigned id : vectors()) {
      CAPTURE(id);
      check_case({name, Outcome::refused, [&change_of = change, id](FlatEditor& f) { change_of(f, id); }});
    }
}

TEST_CASE("hostile catalogue: numbers and orders that lie", "[hostile_catalogue]") {
  for (const Case& each : cases_of_meaning()) check_case(each);
}

TEST_CASE("hostile catalogue: empty vectors", "[hostile_catalogue]") {
  for (const unsigned id : vectors()) {
    CAPTURE(id);
    Sections sections;
    std::string catalogue = sections[format::SectionId::catalogue], file;
    FlatEditor editor(catalogue);
    editor.put(editor.vector(id), 4, 0);
    const auto bundle = open_changed(sections, file, catalogue);
    if (!bundle) continue;
    const Answers answers = ask_all(*bundle, file.size());
    if (id != tags) CHECK(answers.damage > 0);  // no other part names them
  }
}

TEST_CASE("hostile catalogue: vectors that stand in each other's place", "[hostile_catalogue]") {
  for (const unsigned id : vectors())
    for (const unsigned other : vectors()) {
      Sections sections;
      std::string catalogue = sections[format::SectionId::catalogue], file;
      FlatEditor editor(catalogue);
      editor.refer(id, editor.vector(other));
      const auto bundle = open_changed(sections, file, catalogue);
      if (bundle) (void)ask_all(*bundle, file.size());
    }
}

TEST_CASE("hostile catalogue: vectors that overlap by half, and the table", "[hostile_catalogue]") {
  for (const unsigned id : vectors())
    for (const std::size_t at : {std::size_t{0}, std::size_t{4}}) {
      Sections sections;
      std::string catalogue = sections[format::SectionId::catalogue], file;
      FlatEditor editor(catalogue);
      const std::size_t place =
          at == 0 ? editor.table() + 4 : editor.vector(id) + (editor.get(editor.vector(id), 4) / 2 & ~3u);
      editor.refer(id, place);
      const auto bundle = open_changed(sections, file, catalogue);
      if (bundle) (void)ask_all(*bundle, file.size());
    }
}

TEST_CASE("hostile catalogue: sections too small for a FlatBuffer", "[hostile_catalogue]") {
  for (const auto id : {format::SectionId::info, format::SectionId::catalogue})
    for (std::size_t size = 0; size < 64; ++size)
      for (const char fill : {'\0', '\x04', '\xff'}) {
        Sections sections;
        sections[id] = std::string(size, fill);
        const std::string file = sections.file();
        CAPTURE(size, static_cast<int>(fill));
        const auto bundle = open_bytes(file);
        // An `info` of zero fields is one.
        if (id == format::SectionId::catalogue) REQUIRE_FALSE(bundle);
        if (bundle) (void)bundle->info();
      }
}

TEST_CASE("hostile catalogue: an info whose texts lie", "[hostile_catalogue]") {
  constexpr unsigned label = 0, types = 7;
  const auto changed = [](const std::function<void(FlatEditor&)>& change) {
    Sections sections;
    std::string info = sections[format::SectionId::info];
    FlatEditor editor(info);
    change(editor);
    sections[format::SectionId::info] = info;
    return open_bytes(sections.file()).has_value();
  };
  CHECK(changed([](FlatEditor&) {}));
  CHECK_FALSE(changed([](FlatEditor& f) { f.put(f.vector(2) + 4 + f.get(f.vector(2), 4), 1, 'x'); }));  // no NUL
  CHECK_FALSE(changed([](FlatEditor& f) { f.put(f.vector(label), 4, gib2); }));
  CHECK_FALSE(changed([](FlatEditor& f) { f.put(f.vector(types), 4, gib2); }));
  CHECK_FALSE(changed([](FlatEditor& f) { f.put(f.vector(types), 4, (most + 1) / 8 + 1); }));
}

namespace {
// Of opening and verifying a catalogue of so many numbers; a square would take minutes.
double seconds_to_verify(const std::function<void(FlatEditor&, std::uint32_t)>& change, std::uint32_t count) {
  Sections sections;
  std::string catalogue = sections[format::SectionId::catalogue];
  FlatEditor editor(catalogue);
  change(editor, count);
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

TEST_CASE("hostile catalogue: sets that share their keys take no time for each of them", "[hostile_catalogue]") {
  const auto change = [](FlatEditor& f, std::uint32_t count) {
    const std::size_t keys = f.append(count, numbers(count, [](std::uint32_t i) { return i; }), 4, 0);
    f.refer(product_set_keys, keys);
    // 0, all, 0, all …, all
    const auto begin = [&](std::uint32_t i) { return i % 2 == 0 ? 0 : count; };
    f.refer(product_set_begins, f.append(count, numbers(count, begin), 4, 0));
  };
  CHECK(seconds_to_verify(change, many) < most_seconds);
}

TEST_CASE("hostile catalogue: a full table takes no walk through it for each key", "[hostile_catalogue]") {
  const auto change = [](FlatEditor& f, std::uint32_t count) {
    // Not one stands where it belongs, and no slot is free.
    const auto key = [](std::uint32_t i) { return i + 1; };
    f.refer(topic_keys, f.append(count, numbers(count, key), 4, 0));
    std::string lists(16 + (count + 7) / 8, '\0');
    lists[0] = 1;
    f.refer(topic_lists, f.append(lists.size(), lists, 4, 0));
  };
  CHECK(seconds_to_verify(change, many) < most_seconds);
}

TEST_CASE("hostile catalogue: opening takes time in proportion to the bytes", "[hostile_catalogue]") {
  Sections sections;
  std::string catalogue = sections[format::SectionId::catalogue];
  FlatEditor editor(catalogue);
  constexpr std::size_t bytes = 32u << 20;
  const std::size_t large = editor.append(bytes, std::string(bytes, '\x01'), 8, 0);
  for (const unsigned id : {heap, phrases}) editor.refer(id, large);
  sections[format::SectionId::catalogue] = std::move(catalogue);
  const std::string file = sections.file();
  const std::clock_t start = std::clock();
  (void)open_bytes(file);
  CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 0.05 + 20e-9 * bytes);
}
