// A catalogue changed by hand, and what has to come of it.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "faults/answers.hpp"
#include "faults/sections.hpp"
#include "support/catalogue_shape.hpp"
#include "support/flat_editor.hpp"
#include "support/read_bundle.hpp"

namespace shelf::test {

namespace catalogue_field {
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
  topic_entries,
  topic_rests,
  topic_postings,
  topic_posting_count,
  product_keys,
  product_lists,
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
  shape,
  field_count
};
}  // namespace catalogue_field

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

inline constexpr std::uint64_t gib2 = std::uint64_t{1} << 31, most = 0xffff'ffffu;

inline Result<Bundle> open_changed(Sections& sections, std::string& file, const std::string& catalogue) {
  sections[format::SectionId::catalogue] = catalogue;
  file = sections.file();
  return open_bytes(file);
}

// Lets the table say what the changed vectors say, as far as they can be read.
inline void agree(std::string& catalogue) {
  try {
    state_shape(catalogue);
  } catch (const std::out_of_range&) {  // a vector that is nowhere: the table still says something
  }
}

// `file` behind the bundle. Once the table says what the vectors say, and once it says what they said before.
inline void check_case(const Case& each) {
  CAPTURE(each.name);
  for (const bool agreed : {true, false}) {
    CAPTURE(agreed);
    Sections sections;
    std::string catalogue = sections[format::SectionId::catalogue], file;
    FlatEditor editor(catalogue);
    each.change(editor);
    if (agreed) agree(catalogue);
    const auto bundle = open_changed(sections, file, catalogue);
    if (agreed) CHECK(bundle.has_value() == (each.outcome != Outcome::refused));
    if (!bundle) continue;
    const Answers answers = ask_all(*bundle, file.size());
    if (each.outcome != Outcome::ends) CHECK(answers.damage > 0);
  }
}

}  // namespace shelf::test
