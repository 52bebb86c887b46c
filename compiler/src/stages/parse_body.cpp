#include "stages/parse_body.hpp"

#include "stages/parse_json_body.hpp"
#include "stages/parse_markdown.hpp"
#include "stages/parse_quick_start.hpp"

namespace shelf::compiler {

std::optional<Body> parse_body(const SourceFile& source, const RawHeader& raw, const Header& header, Figures& figures,
                               DiagnosticSink& sink) {
  using format::ArticleType;
  switch (header.type) {
    case ArticleType::problem_scoping_questions:
    case ArticleType::tsg_questions:
    case ArticleType::support_topic_description:
    case ArticleType::advisor_recommendation_metadata:
    case ArticleType::diagnose_and_solve:
      return parse_json_body(source, raw, header, figures, sink);
    case ArticleType::partner_center_quick_start:
      return parse_quick_start(source, raw, sink);
    default:
      return parse_markdown(source, raw, header, figures, sink);
  }
}

}  // namespace shelf::compiler
