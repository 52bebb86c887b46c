// WID13, WID14: what `CommonSolution` widgets embed.
#pragma once

#include <span>

#include "model/record.hpp"

namespace shelf::compiler {

// Reports embedded articles that no record has the id of, and one of each group of articles that embed each other,
// at the widget's articleId. The order of the reports is that of `records`, then that of the circles. Linear.
void report_embedding(std::span<const Record> records, DiagnosticSink& sink);

}  // namespace shelf::compiler
