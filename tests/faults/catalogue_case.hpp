// A catalogue changed by hand, and what has to come of it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "faults/answers.hpp"
#include "faults/flat_editor.hpp"
#include "faults/sections.hpp"
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

// `file` behind the bundle.
inline void check_case(const Case& each) {
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

}  // namespace shelf::test
