#include "text/attribute_names.hpp"

#include <array>

namespace shelf::compiler {

namespace {

using format::AttributeName;

struct Misspelling {
  std::string_view text;
  AttributeName name;
};
// The first two are in use, the others were met in older revisions.
constexpr auto misspellings = std::to_array<Misspelling>({{"supportToicIds", AttributeName::support_topic_ids},
                                                          {"infoBubbleTest", AttributeName::info_bubble_text},
                                                          {"producePesIds", AttributeName::product_pes_ids},
                                                          {"suportTopicIds", AttributeName::support_topic_ids},
                                                          {"resourceTag", AttributeName::resource_tags},
                                                          {"loudEnvironments", AttributeName::cloud_environments},
                                                          {"ccloudEnvironments", AttributeName::cloud_environments},
                                                          {"oownershipId", AttributeName::ownership_id},
                                                          {"owndershipId", AttributeName::ownership_id},
                                                          {"ms.authro", AttributeName::ms_author},
                                                          {"msauthor", AttributeName::ms_author}});

}  // namespace

AttributeMeaning find_attribute(std::string_view authored) noexcept {
  if (const auto position = format::find_name(format::attribute_names, authored))
    return {static_cast<AttributeName>(*position), false};
  for (const Misspelling& misspelling : misspellings)
    if (format::equal_folded(misspelling.text, authored)) return {misspelling.name, true};
  return {};
}

}  // namespace shelf::compiler
