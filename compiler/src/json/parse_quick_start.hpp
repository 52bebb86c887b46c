// Stage 4c: a body of three comments, `<!--Link-->`, `<!--Text-->`, `<!--IconClass-->`, each followed by its value.
#pragma once

#include "model/body.hpp"
#include "model/header.hpp"
#include "model/source.hpp"

namespace shelf::compiler {

// Never fails: what is missing stays empty. Reports WID4 (missing value, stray text), LNK2..LNK5 (the link).
[[nodiscard]] QuickStartBody parse_quick_start(const SourceFile& source, const RawHeader& raw, DiagnosticSink& sink);

}  // namespace shelf::compiler
