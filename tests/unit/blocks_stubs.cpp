// Stand-ins for stages that another part implements. Delete this file once compiler/src/stages/links.cpp and
// compiler/src/model/rewritten_text.cpp exist.
#include <algorithm>

#include "model/rewritten_text.hpp"
#include "stages/links.hpp"

namespace shelf::compiler {

void RewrittenText::keep(std::string_view text, std::uint32_t source_begin) {
  anchors_.push_back({static_cast<std::uint32_t>(text_.size()), source_begin, true});
  text_ += text;
}

std::uint32_t RewrittenText::source_offset(std::uint32_t offset) const noexcept {
  return anchors_.empty() ? offset : anchors_.front().source + offset;
}

Span RewrittenText::source_span(std::uint32_t begin, std::uint32_t end) const noexcept {
  return {source_offset(begin), source_offset(end)};
}

Destination classify_link(std::string_view destination, Span, DiagnosticSink&) {
  Destination found;
  if (destination.starts_with("http")) {
    found.kind = Destination::Kind::web;
    found.url = destination;
  } else if (destination.starts_with("data-blade:")) {
    found.kind = Destination::Kind::blade;
    found.blade.extension = "Ext";
    found.blade.blade = "Blade";
    if (destination.find(";data-blade-uri:") != std::string_view::npos) found.blade.uri_template = "{$domain}";
  }
  return found;
}

std::optional<std::string> classify_image(std::string_view destination, Span, DiagnosticSink&) {
  if (destination.starts_with("https:")) return std::string(destination);
  return std::nullopt;
}

void lint_link(std::string_view, std::string_view, Span, DiagnosticSink&) {}

std::optional<BareUrl> find_bare_url(std::string_view text, std::size_t from) {
  const std::size_t begin = text.find("https://", from);
  if (begin == std::string_view::npos) return std::nullopt;
  return BareUrl{begin, std::min(text.find_first_of(" ,", begin), text.size())};
}

}  // namespace shelf::compiler
