#include "bundle/report_ambiguity.hpp"

namespace shelf::compiler {

void report_ambiguity(std::span<const Record>, DiagnosticSink&) {}

}  // namespace shelf::compiler
