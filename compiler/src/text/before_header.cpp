#include "text/before_header.hpp"

#include <algorithm>
#include <cstdint>

#include "text/ascii.hpp"
#include "text/quote.hpp"

namespace shelf::compiler {

namespace {

// `line` is the trimmed rest of a line that starts at a part of `text`.
Span span_of(std::string_view text, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

void keep_heading(std::string_view text, std::string_view line, Prologue& prologue, DiagnosticSink& sink) {
  const std::string_view heading = trim_wide(line.substr(1));
  prologue.heading = std::string(heading);
  prologue.heading_span = span_of(text, heading);
  sink.report(Code::HDR5, span_of(text, line),
              "heading before the header, taken as the title of an article without one", "move the heading below `/>`");
}

}  // namespace

Prologue read_prologue(std::string_view text, DiagnosticSink& sink) {
  Prologue prologue;
  std::string_view dropped;
  std::size_t at = 0;
  while (at < text.size()) {
    if (const std::size_t n = space_length(text.substr(at))) {
      at += n;
      continue;
    }
    if (text.substr(at).starts_with("<!--")) {
      const std::size_t close = text.find("-->", at + 4);
      at = close == std::string_view::npos ? text.size() : close + 3;
      continue;
    }
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim_wide(text.substr(at, end - at));
    if (!prologue.heading && line.starts_with("# ")) {
      keep_heading(text, line, prologue, sink);
    } else if (dropped.empty()) {
      dropped = line;
    }
    at = end;
  }
  if (!dropped.empty())
    sink.report(Code::HDR5, span_of(text, dropped), quoted(dropped) + " before the header is dropped",
                "start the file with `<properties`");
  return prologue;
}

}  // namespace shelf::compiler
