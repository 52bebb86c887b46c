#include "diagnostics/excerpt.hpp"
#include "diagnostics/place.hpp"
#include "shelf_format/safe_text.hpp"
#include "shelfc/render.hpp"

namespace shelf::compiler {

namespace {
constexpr std::string_view bold = "\x1b[1m", green = "\x1b[32m", plain = "\x1b[0m";

std::string_view paint(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "\x1b[1;31m";
    case Severity::warning:
      return "\x1b[1;33m";
    case Severity::note:
      break;
  }
  return "\x1b[1;36m";
}

void append_painted(std::string& out, std::string_view text, std::string_view color, bool on) {
  if (on) out += color;
  out += text;
  if (on) out += plain;
}

void append_place(std::string& out, const Place& place, bool color) {
  if (place.source == nullptr) return;
  const std::string where = format::escape_controls(place.source->shown) + ':' + std::to_string(place.begin.line) +
                            ':' + std::to_string(place.begin.column) + ':';
  append_painted(out, where, bold, color);
  out += ' ';
}

void append_source(std::string& out, const Place& place, bool color) {
  if (place.source == nullptr || place.source->text.empty()) return;
  const Excerpt excerpt = make_excerpt(place.line, place.mark_begin, place.mark_end);
  const std::string number = std::to_string(place.begin.line);
  const std::size_t width = number.size() < 3 ? 5 : number.size() + 2;
  out.append(width - number.size(), ' ').append(number).append(" | ").append(excerpt.source) += '\n';
  out.append(width, ' ').append(" | ");
  append_painted(out, excerpt.marks, green, color);
  out += '\n';
}
}  // namespace

std::string render_text(const Diagnostic& diagnostic, const std::vector<SourceInfo>& sources, bool color) {
  const Place place = find_place(diagnostic.file, diagnostic.where, sources);
  std::string out;
  append_place(out, place, color);
  std::string head(name(diagnostic.severity));
  head.append("[").append(info(diagnostic.code).name).append("]:");
  append_painted(out, head, paint(diagnostic.severity), color);
  out.append(" ").append(format::escape_controls(diagnostic.message)) += '\n';
  append_source(out, place, color);
  if (!diagnostic.help.empty()) out.append("   help: ").append(format::escape_controls(diagnostic.help)) += '\n';
  for (const Note& note : diagnostic.notes) {
    append_place(out, find_place(note.file, note.where, sources), color);
    append_painted(out, "note:", paint(Severity::note), color);
    out.append(" ").append(format::escape_controls(note.text)) += '\n';
  }
  return out;
}

}  // namespace shelf::compiler
