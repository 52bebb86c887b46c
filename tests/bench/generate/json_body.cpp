// Bodies in JSON: question forms, recommendations, lists of topics.
#include <string_view>

#include "article.hpp"
#include "text.hpp"
#include "words.hpp"

namespace shelf::bench {

namespace {

std::string member(std::size_t indent, std::string_view key, std::string_view json) {
  return join({std::string(indent, ' '), "\"", key, "\": ", json, ",\n"});
}

// No text of the generator holds a quote or a backslash; Markdown's signs have no place in JSON.
std::string text(std::size_t indent, std::string_view key, std::string_view value) {
  std::string plain(value);
  std::erase_if(plain, [](char c) { return c == '*' || c == '`'; });
  return member(indent, key, join({"\"", plain, "\""}));
}

// The last member has no comma.
std::string object(std::size_t indent, std::string members, std::string_view after) {
  members.erase(members.size() - 2, 1);
  const std::string margin(indent, ' ');
  return join({"{\n", members, margin, "}", after});
}

std::string option(std::string_view value, std::string_view shown, std::string_view after) {
  return "        " + object(8, join({text(10, "value", value), text(10, "text", shown)}), after);
}

std::string options(const Line& line, Random& random) {
  std::string out = "[\n";
  const std::size_t count = random.between(2, 5);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string shown = capitalised(fill(i % 2 == 0 ? "{a} {p} {n}" : "The {q} {f}", line, random));
    out += option(i == 0 ? "first" : shown, shown, ",\n");
  }
  return out + option("dont_know_answer", "Other, don't know", "\n      ]");
}

std::string hints(const Line& line, Random& random) {
  return join({"[\n        ", object(8, text(10, "text", sentence(line, random)), ",\n        "),
               object(8, text(10, "text", "Time of the last failure"), "\n      ]")});
}

// The first element has the option `first`, which others depend on.
std::string element(std::size_t i, std::size_t count, const Line& line, Random& random) {
  static constexpr std::string_view controls[] = {"textbox", "dropdown", "datetimepicker", "multilinetextbox"};
  const bool last = i + 1 == count;
  const std::string_view control = last ? "multilinetextbox" : i == 0 ? "dropdown" : random.pick(controls);
  std::string out = text(6, "id", last ? "problem_description" : "question_" + std::to_string(i));
  out += member(6, "order", std::to_string(i + 1)) + text(6, "controlType", control);
  out += text(
      6, "displayLabel",
      last ? "Provide additional information about your issue" : fill(random.pick(words::questions), line, random));
  if (control != "datetimepicker" || random.chance(30))
    out += text(6, "watermarkText", control == "dropdown" ? "Choose an option" : "Enter what you know");
  if (control == "dropdown") out += member(6, "dropdownOptions", options(line, random));
  if (i > 1 && !last && random.chance(16)) out += text(6, "visibility", "question_0 == first");
  if (random.chance(15)) out += text(6, "infoBalloonText", sentence(line, random));
  if (last) out += member(6, "useAsAdditionalDetails", "true");
  if (last && random.chance(12)) out += member(6, "hints", hints(line, random));
  out += member(6, "required", last || random.chance(70) ? "true" : "false");
  return "    " + object(4, out, last ? "\n" : ",\n");
}

std::string card(const Line& line, Random& random) {
  return object(
      2,
      join({text(4, "title", fill("We checked the {p}", line, random)), text(4, "description", sentence(line, random)),
            text(4, "insightNotAvailableText", "Nothing was found")}),
      "");
}

std::string questions(const Draft& draft, const Line& line, Random& random) {
  std::string out =
      join({member(2, "resourceRequired", random.chance(45) ? "true" : "false"),
            member(2, "subscriptionRequired", random.chance(65) ? "true" : "false"), text(2, "title", draft.title)});
  if (random.chance(90)) out += text(2, "fileAttachmentHint", random.chance(30) ? sentence(line, random) : "");
  if (random.chance(10)) out += member(2, "diagnosticCard", card(line, random));
  std::string elements = "[\n";
  std::size_t count = random.between(3, 9);
  if (random.chance(10)) count += random.between(3, 14);
  for (std::size_t i = 0; i < count; ++i) elements += element(i, count, line, random);
  return out + member(2, "formElements", elements + "  ]");
}

std::string owner(const Line& line) {
  const std::string icm =
      join({text(6, "routingId", "nimbus://" + line.slug), text(6, "service", line.name), text(6, "team", line.owner)});
  return object(2,
                join({text(4, "email", line.authors[0] + "@nimbus.example"),
                      text(4, "serviceTreeId", line.product_guid), member(4, "icm", object(4, icm, ""))}),
                "");
}

std::string actions(const Line& line, Random& random) {
  const std::string open = join({text(6, "actionId", guid(random)), text(6, "description", step(line, random)),
                                 text(6, "actionType", "Blade"), text(6, "extensionName", line.extension),
                                 text(6, "bladeName", random.pick(words::blades)),
                                 member(6, "metadata", object(6, text(8, "id", "{resourceId}"), ""))});
  const std::string read =
      join({text(6, "actionId", "read"), text(6, "description", fill(random.pick(words::links), line, random)),
            text(6, "actionType", "Document"), text(6, "documentLink", address(line, random))});
  return join({"[\n    ", object(4, open, ",\n    "), object(4, read, "\n  ]")});
}

std::string three_sentences(const Line& line, Random& random) {
  return join({sentence(line, random), " ", sentence(line, random), " ", sentence(line, random)});
}

std::string advisor(const Draft& draft, const Line& line, Random& random) {
  static constexpr std::string_view categories[] = {"Cost", "HighAvailability", "Performance", "Security"};
  static constexpr std::string_view impacts[] = {"High", "Medium", "Low"};
  const std::string data = join({text(4, "dataSource", "Kusto"), text(4, "streamNamespace", line.slug),
                                 text(4, "refreshInterval", "1.00:00:00")});
  const std::string column =
      join({text(6, "name", random.pick(line.inventions)), text(6, "title", random.pick(line.settings))});
  return join({text(2, "recommendationTypeId", std::string_view(draft.id).substr(0, 36)),
               text(2, "recommendationCategory", random.pick(categories)),
               text(2, "recommendationImpact", random.pick(impacts)),
               text(2, "recommendationResourceType", line.service + "/" + line.resource),
               text(2, "recommendationFriendlyName", fill("Change{Q}{A}", line, random)),
               text(2, "recommendationMetadataState", "Active"), member(2, "version", "1.0"),
               text(2, "learnMoreLink", address(line, random)), text(2, "description", capitalised(draft.topic)),
               text(2, "longDescription", three_sentences(line, random)),
               text(2, "additionalDescription", three_sentences(line, random)),
               text(2, "potentialBenefits", three_sentences(line, random)),
               text(2, "displayLabel", capitalised(draft.topic)), text(2, "tip", three_sentences(line, random)),
               member(2, "dataSourceMetadata", object(2, data, "")), member(2, "owner", owner(line)),
               member(2, "additionalColumns", "[\n    " + object(4, column, "\n  ]")),
               member(2, "recommendationTimeToLive", "86400"), member(2, "actions", actions(line, random))});
}

std::string topic_of_list(const Line& line, Random& random, std::string_view after) {
  return "    " + object(4,
                         join({text(6, "id", guid(random)),
                               text(6, "shortDescription", capitalised(fill(random.pick(words::topics), line, random))),
                               text(6, "longDescription", random.chance(30) ? sentence(line, random) : ""),
                               text(6, "searchTags", fill("{p}, {q}, {a}", line, random)),
                               text(6, "category", random.pick(line.settings)),
                               text(6, "useInDiagnoseAndSolve", random.chance(50) ? "true" : "false")}),
                         after);
}

std::string topic_list(const Line& line, Random& random) {
  std::string out = join({text(2, "shortDescription", line.name), text(2, "longDescription", sentence(line, random))});
  for (int i = 1; i <= 3; ++i) {
    const std::string n = std::to_string(i);
    out += join({text(2, "productLink" + n, address(line, random)),
                 text(2, "productLinkName" + n, fill(random.pick(words::links), line, random))});
  }
  std::string topics = "[\n";
  const std::size_t count = random.between(20, 60);
  for (std::size_t i = 0; i < count; ++i) topics += topic_of_list(line, random, i + 1 == count ? "\n" : ",\n");
  return out + member(2, "supportTopics", topics + "  ]");
}

}  // namespace

std::string json_body(const Draft& draft, const Line& line, Random& random) {
  const bool advice = draft.shape == Shape::advisor;
  std::string members = text(2, "$schema", advice ? "AdvisorRecommendation" : "SelfHelpContent");
  members += advice                            ? advisor(draft, line, random)
             : draft.shape == Shape::questions ? questions(draft, line, random)
                                               : topic_list(line, random);
  return join({"\n# ", draft.title, "\n---\n", object(0, members, "\n---\n")});
}

}  // namespace shelf::bench
