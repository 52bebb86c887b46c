#include "text/direction_marks.hpp"

#include <cstddef>
#include <utility>

namespace shelf::compiler {

namespace {

// Bytes of the mark at the start of `text`; 0: there is none.
std::size_t mark_length(std::string_view text) noexcept {
  if (text.starts_with("\xd8\x9c")) return 2;  // U+061C
  if (text.size() < 3 || text[0] != '\xe2') return 0;
  const auto second = static_cast<unsigned char>(text[1]), third = static_cast<unsigned char>(text[2]);
  const bool general = second == 0x80 && (third == 0x8e || third == 0x8f || (third >= 0xaa && third <= 0xae));
  const bool isolate = second == 0x81 && third >= 0xa6 && third <= 0xa9;
  return general || isolate ? 3 : 0;
}

std::size_t find_mark(std::string_view text, std::size_t from) noexcept {
  for (std::size_t at = from; at < text.size(); ++at)
    if ((text[at] == '\xe2' || text[at] == '\xd8') && mark_length(text.substr(at)) > 0) return at;
  return std::string_view::npos;
}

}  // namespace

void drop_direction_marks(std::string& text, std::string_view what, Span where, DiagnosticSink& sink) {
  std::size_t mark = find_mark(text, 0), at = 0;
  if (mark == std::string::npos) return;
  std::string kept;
  for (; mark != std::string::npos; mark = find_mark(text, at)) {
    kept.append(text, at, mark - at);
    at = mark + mark_length(std::string_view(text).substr(mark));
  }
  kept.append(text, at);
  text = std::move(kept);
  sink.report(Code::BYT7, where, "invisible mark that turns text around dropped from " + std::string(what),
              "delete it: there the text would say something else than it shows");
}

}  // namespace shelf::compiler
