// Helpers of the JSON tests.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "json/read_json.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// Codes in order of report, with a mark for the severity where it is not the default: "JSN4 JSN4+ JSN8-".
inline std::string codes(const DiagnosticSink& sink) {
  std::string out;
  for (const Diagnostic& diagnostic : sink.diagnostics()) {
    if (!out.empty()) out += ' ';
    out += info(diagnostic.code).name;
    if (diagnostic.severity != info(diagnostic.code).severity)
      out += diagnostic.severity > info(diagnostic.code).severity ? '+' : '-';
  }
  return out;
}

inline std::string cut(std::string_view text, Span span) {
  return std::string(text.substr(span.begin, span.end - span.begin));
}

inline std::optional<JsonReading> read(std::string_view text, DiagnosticSink& sink) {
  return read_json(text, {0, static_cast<std::uint32_t>(text.size())}, sink);
}

}  // namespace shelf::compiler
