// F6: a catalogue that no builder would write: offsets to themselves, backwards and outside, vectors in one place,
// vtables that lie, keys out of order, rules in circles; its checksum is right. It is refused at opening, or everything
// asked of it ends. (The schema has no unions, nested buffers and vectors of tables, so that no graph can be made.)
#include "faults/catalogue_case.hpp"

using namespace shelf;
using namespace shelf::test;
using namespace shelf::test::catalogue_field;

namespace {

bool is_number(unsigned id) {
  return id == article_count || id == topic_posting_count || id == posting_count || id == name_rule_count ||
         id == shape;
}

std::vector<unsigned> vectors() {
  std::vector<unsigned> ids;
  for (unsigned id = 0; id < field_count; ++id)
    if (!is_number(id)) ids.push_back(id);
  return ids;
}

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

// Refused, or found: the vectors say something else.
void check_shape(const std::function<void(FlatEditor&)>& change) {
  Sections sections;
  std::string catalogue = sections[format::SectionId::catalogue], file;
  const std::string sound = catalogue;
  FlatEditor editor(catalogue);
  change(editor);
  const auto bundle = open_changed(sections, file, catalogue);
  if (!bundle) return;
  const Answers answers = ask_all(*bundle, file.size());
  CHECK((catalogue == sound) == (answers.damage == 0));
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

TEST_CASE("hostile catalogue: empty vectors", "[hostile_catalogue]") {
  for (const unsigned id : vectors())
    for (const bool agreed : {true, false}) {
      CAPTURE(id, agreed);
      Sections sections;
      std::string catalogue = sections[format::SectionId::catalogue], file;
      FlatEditor editor(catalogue);
      editor.put(editor.vector(id), 4, 0);
      if (agreed) agree(catalogue);
      const auto bundle = open_changed(sections, file, catalogue);
      if (!bundle) continue;
      const Answers answers = ask_all(*bundle, file.size());
      if (!agreed || id != tags) CHECK(answers.damage > 0);  // no other part names them
    }
}

TEST_CASE("hostile catalogue: vectors that stand in each other's place", "[hostile_catalogue]") {
  for (const unsigned id : vectors())
    for (const unsigned other : vectors()) {
      Sections sections;
      std::string catalogue = sections[format::SectionId::catalogue], file;
      FlatEditor editor(catalogue);
      editor.refer(id, editor.vector(other));
      agree(catalogue);
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

TEST_CASE("hostile catalogue: a shape that lies", "[hostile_catalogue]") {
  constexpr unsigned vector_count = 30;
  for (unsigned i = 0; i < vector_count; ++i)
    for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{1}, gib2, most}) {
      CAPTURE(i, size);
      check_shape([&](FlatEditor& f) { f.put(f.field(shape) + 4 * std::size_t{i}, 4, size); });
    }
  for (unsigned i = 0; i < vector_count; ++i)
    for (const std::uint64_t width : {0u, 1u, 40u, 56u, 57u, 255u}) {
      CAPTURE(i, width);
      check_shape([&](FlatEditor& f) { f.put(f.field(shape) + 4 * vector_count + i, 1, width); });
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
