#include "stages/parse_body.hpp"

#include <utility>

#include "json/parse_quick_start.hpp"
#include "stages/parse_json_body.hpp"
#include "stages/parse_markdown.hpp"

namespace shelf::compiler {

namespace {

// In place: the conversions of optional and variant would ask whether the bodies can be copied, which does not compile.
template <class Kind>
std::optional<Body> to_body(std::optional<Kind> parsed) {
  std::optional<Body> body;
  if (parsed) body.emplace(std::in_place_type<Kind>, std::move(*parsed));
  return body;
}

}  // namespace

std::optional<Body> parse_body(const SourceFile& source, const RawHeader& raw, const Header& header, Figures& figures,
                               DiagnosticSink& sink) {
  using format::ArticleType;
  switch (header.type) {
    case ArticleType::problem_scoping_questions:
    case ArticleType::tsg_questions:
    case ArticleType::support_topic_description:
    case ArticleType::advisor_recommendation_metadata:
    case ArticleType::diagnose_and_solve:
      return to_body(parse_json_body(source, raw, header, figures, sink));
    case ArticleType::partner_center_quick_start:
      return to_body(std::optional(parse_quick_start(source, raw, sink)));
    default:
      return to_body(parse_markdown(source, raw, header, figures, sink));
  }
}

}  // namespace shelf::compiler
