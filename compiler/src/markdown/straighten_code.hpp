// Code and titles show what they hold: marks that turn text around are dropped from them.
#pragma once

#include "model/body.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// Reports BYT7.
void straighten_code(MarkdownBody& body, DiagnosticSink& sink);

}  // namespace shelf::compiler
