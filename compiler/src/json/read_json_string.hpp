// Step of read_json: one string, its escapes decoded.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct JsonStringReading {
  std::string text;
  std::optional<std::uint32_t> raw_control;  // the first line break or tab that should have been an escape
  std::uint32_t end = 0;                     // first byte after the closing quote
  bool closed = false;                       // false: an error was reported
};

// `text[begin]` is the opening quote. Reports JSN13, BYT4, BYT6.
[[nodiscard]] JsonStringReading read_json_string(std::string_view text, std::uint32_t begin, DiagnosticSink& sink);

}  // namespace shelf::compiler
