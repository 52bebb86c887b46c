// Vocabularies whose members are stored as small numbers: the position in each list is the persistent id (append only).
// Spelling is the canonical one of the source format; look-ups compare folded (ASCII lower case).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace shelf::format {

// selfHelpType. Id 0 is any type that is not in the list; the authored text is then kept as an attribute.
inline constexpr auto type_names = std::to_array<std::string_view>(
    {"unknown", "generic", "problemScopingQuestions", "TSG_Content", "diagnostics", "resource",
     "advisorRecommendationMetadata", "rca", "servicehealthinsights", "supportTopicDescription", "TSG_Description",
     "Apollo", "diagnoseandsolve", "tools", "TSG_Questions", "PartnerCenterQuickStart"});

enum class ArticleType : std::uint8_t {  // the same order
  unknown,
  generic,
  problem_scoping_questions,
  tsg_content,
  diagnostics,
  resource,
  advisor_recommendation_metadata,
  rca,
  service_health_insights,
  support_topic_description,
  tsg_description,
  apollo,
  diagnose_and_solve,
  tools,
  tsg_questions,
  partner_center_quick_start
};

// Bit i of a cloud mask.
inline constexpr auto cloud_names =
    std::to_array<std::string_view>({"public", "fairfax", "mooncake", "blackforest", "usnat", "ussec"});
inline constexpr std::uint8_t all_clouds = 0x3f;

inline constexpr auto attribute_names = std::to_array<std::string_view>({"selfHelpType",
                                                                         "cloudEnvironments",
                                                                         "articleId",
                                                                         "pageTitle",
                                                                         "ownershipId",
                                                                         "description",
                                                                         "productPesIds",
                                                                         "ms.author",
                                                                         "supportTopicIds",
                                                                         "authors",
                                                                         "service",
                                                                         "resource",
                                                                         "resourceTags",
                                                                         "displayOrder",
                                                                         "infoBubbleText",
                                                                         "diagnosticScenario",
                                                                         "schemaVersion",
                                                                         "clientIds",
                                                                         "disableClouds",
                                                                         "articleTags",
                                                                         "authorAlias",
                                                                         "category",
                                                                         "resourceRequired",
                                                                         "ms.service",
                                                                         "symptomId",
                                                                         "icmTeam",
                                                                         "icmService",
                                                                         "feedbackEmail",
                                                                         "issueNotListed",
                                                                         "searchTags",
                                                                         "author",
                                                                         "mappedToBucket",
                                                                         "productFamilyId",
                                                                         "editor",
                                                                         "documentationCenter",
                                                                         "useAsAdditionalDetails",
                                                                         "keywords"});

enum class AttributeName : std::uint8_t {  // the same order
  self_help_type,
  cloud_environments,
  article_id,
  page_title,
  ownership_id,
  description,
  product_pes_ids,
  ms_author,
  support_topic_ids,
  authors,
  service,
  resource,
  resource_tags,
  display_order,
  info_bubble_text,
  diagnostic_scenario,
  schema_version,
  client_ids,
  disable_clouds,
  article_tags,
  author_alias,
  category,
  resource_required,
  ms_service,
  symptom_id,
  icm_team,
  icm_service,
  feedback_email,
  issue_not_listed,
  search_tags,
  author,
  mapped_to_bucket,
  product_family_id,
  editor,
  documentation_center,
  use_as_additional_details,
  keywords
};

inline constexpr auto region_names = std::to_array<std::string_view>(
    {"issueDescription", "rcaDescription", "resolutionDetails", "additionalInfo", "recommendedActions", "salutation"});

inline constexpr auto widget_names = std::to_array<std::string_view>(
    {"unknown", "insight", "metric", "azureKB", "video", "videoGroup", "CommonSolution", "chart", "table"});
enum class WidgetKind : std::uint8_t {  // the same order
  unknown,
  insight,
  metric,
  azure_kb,
  video,
  video_group,
  common_solution,
  chart,
  table
};

// Children of widgets. The first three are made by the compiler.
inline constexpr auto field_names = std::to_array<std::string_view>({"fallbackText",
                                                                     "elementName",
                                                                     "raw",
                                                                     "title",
                                                                     "name",
                                                                     "aggregationType",
                                                                     "timeSpanDuration",
                                                                     "timeSpanType",
                                                                     "namespace",
                                                                     "client",
                                                                     "symptomId",
                                                                     "executionText",
                                                                     "timeoutText",
                                                                     "noResultText",
                                                                     "failedText",
                                                                     "additionalInputsReq",
                                                                     "maxInsightCount",
                                                                     "src",
                                                                     "size",
                                                                     "articleId",
                                                                     "xaxistitle",
                                                                     "yaxistitle",
                                                                     "durationSeconds"});
enum class FieldName : std::uint8_t {  // the same order
  fallback_text,
  element_name,
  raw,
  title,
  name,
  aggregation_type,
  time_span_duration,
  time_span_type,
  namespace_,
  client,
  symptom_id,
  execution_text,
  timeout_text,
  no_result_text,
  failed_text,
  additional_inputs_req,
  max_insight_count,
  src,
  size,
  article_id,
  x_axis_title,
  y_axis_title,
  duration_seconds
};

// Elements that source HTML may use (safety rules: everything else is text). h1..h6, lists, tables, code, links, images
// that have an operation of their own (heading, bullet_list, ...) are stored as that operation.
inline constexpr auto html_tags = std::to_array<std::string_view>(
    {"b",       "i",    "u",   "s",    "del", "ins",     "mark", "sub",        "sup",  "small",
     "kbd",     "samp", "var", "pre",  "div", "span",    "dl",   "dt",         "dd",   "details",
     "summary", "abbr", "q",   "cite", "wbr", "caption", "hr",   "blockquote", "code", "tfoot"});
enum class HtmlTag : std::uint8_t {  // the same order
  b,
  i,
  u,
  s,
  del,
  ins,
  mark,
  sub,
  sup,
  small,
  kbd,
  samp,
  var,
  pre,
  div,
  span,
  dl,
  dt,
  dd,
  details,
  summary,
  abbr,
  q,
  cite,
  wbr,
  caption,
  hr,
  blockquote,
  code,
  tfoot
};

// Keys of JSON bodies. Others are stored as text.
inline constexpr auto json_keys = std::to_array<std::string_view>({"$schema",
                                                                   "formElements",
                                                                   "resourceRequired",
                                                                   "subscriptionRequired",
                                                                   "title",
                                                                   "fileAttachmentHint",
                                                                   "diagnosticCard",
                                                                   "description",
                                                                   "insightNotAvailableText",
                                                                   "quotaRequestVersion",
                                                                   "required",
                                                                   "infoBalloonText",
                                                                   "id",
                                                                   "order",
                                                                   "controlType",
                                                                   "displayLabel",
                                                                   "watermarkText",
                                                                   "dropdownOptions",
                                                                   "value",
                                                                   "text",
                                                                   "useAsAdditionalDetails",
                                                                   "visibility",
                                                                   "dynamicDropdownOptions",
                                                                   "hints",
                                                                   "content",
                                                                   "diagnosticInputRequiredClients",
                                                                   "numberOfLines",
                                                                   "maxLength",
                                                                   "radioButtonOptions",
                                                                   "includeInQuotaSummary",
                                                                   "isNewQuotaLimit",
                                                                   "includeInQmsPayload",
                                                                   "filter",
                                                                   "validations",
                                                                   "type",
                                                                   "controlId",
                                                                   "textPropertyRegex",
                                                                   "defaultDropdownOptions",
                                                                   "uri",
                                                                   "jTokenPath",
                                                                   "textProperty",
                                                                   "valueProperty",
                                                                   "valuePropertyRegex",
                                                                   "textTemplate",
                                                                   "dependsOn",
                                                                   "shortDescription",
                                                                   "longDescription",
                                                                   "productLink1",
                                                                   "productLink2",
                                                                   "productLink3",
                                                                   "productLinkName1",
                                                                   "productLinkName2",
                                                                   "productLinkName3",
                                                                   "supportTopics",
                                                                   "searchTags",
                                                                   "category",
                                                                   "useInDiagnoseAndSolve",
                                                                   "recommendationTypeId",
                                                                   "recommendationCategory",
                                                                   "recommendationImpact",
                                                                   "recommendationResourceType",
                                                                   "recommendationFriendlyName",
                                                                   "recommendationMetadataState",
                                                                   "version",
                                                                   "learnMoreLink",
                                                                   "potentialBenefits",
                                                                   "dataSourceMetadata",
                                                                   "owner",
                                                                   "actions",
                                                                   "actionId",
                                                                   "actionType",
                                                                   "extensionName",
                                                                   "bladeName",
                                                                   "metadata",
                                                                   "documentLink",
                                                                   "condition",
                                                                   "commonProblems",
                                                                   "supportTopicId",
                                                                   "commonSolutionArticleId",
                                                                   "symptomId",
                                                                   "subProblems",
                                                                   "troubleshootingTools",
                                                                   "bladeLink",
                                                                   "parameters",
                                                                   "name",
                                                                   "recommendationOfferingId",
                                                                   "recommendationOfferingName",
                                                                   "resourceMetadata",
                                                                   "action",
                                                                   "additionalColumns",
                                                                   "recommendationTimeToLive",
                                                                   "tip",
                                                                   "costSavingInfo",
                                                                   "schemaVersion",
                                                                   "dataSource",
                                                                   "streamNamespace",
                                                                   "refreshInterval",
                                                                   "email",
                                                                   "serviceTreeId",
                                                                   "icm",
                                                                   "routingId",
                                                                   "service",
                                                                   "team",
                                                                   "ingestionClientIdentities",
                                                                   "portalFeatures",
                                                                   "supportedSDKLanguages",
                                                                   "testData"});

constexpr char fold(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

constexpr bool equal_folded(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (fold(a[i]) != fold(b[i])) return false;
  return true;
}

// Position of `name` in a vocabulary, compared folded.
template <std::size_t N>
constexpr std::optional<std::uint8_t> find_name(const std::array<std::string_view, N>& names,
                                                std::string_view name) noexcept {
  for (std::size_t i = 0; i < N; ++i)
    if (equal_folded(names[i], name)) return static_cast<std::uint8_t>(i);
  return std::nullopt;
}

}  // namespace shelf::format
