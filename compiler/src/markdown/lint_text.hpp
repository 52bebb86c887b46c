// What a reader would trip over in the finished tree and nothing repairs.
#pragma once

#include "model/header.hpp"
#include "model/node.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// Reports MD7 (indented code that holds a link or list), MD8 (bullets that Markdown does not know), CMT6 (variables).
void lint_text(const Node& document, format::ArticleType type, DiagnosticSink& sink);

}  // namespace shelf::compiler
