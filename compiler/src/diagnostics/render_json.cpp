#include <cstdint>

#include "diagnostics/place.hpp"
#include "shelf_format/safe_text.hpp"
#include "shelfc/render.hpp"

namespace shelf::compiler {

namespace {
void append_number(std::string& out, std::string_view key, std::uint32_t number, bool known) {
  out.append(",\"").append(key).append("\":").append(known ? std::to_string(number) : "null");
}

// "path", "line", "column", "endLine", "endColumn"
void append_place(std::string& out, const Place& place) {
  const bool known = place.source != nullptr;
  out += "\"path\":";
  if (known)
    format::append_json_string(out, place.source->shown);
  else
    out += "null";
  append_number(out, "line", place.begin.line, known);
  append_number(out, "column", place.begin.column, known);
  append_number(out, "endLine", place.end.line, known);
  append_number(out, "endColumn", place.end.column, known);
}

void append_note(std::string& out, const Note& note, const std::vector<SourceInfo>& sources) {
  out += '{';
  append_place(out, find_place(note.file, note.where, sources));
  out += ",\"message\":";
  format::append_json_string(out, note.text);
  out += '}';
}
}  // namespace

std::string render_json(const Diagnostic& diagnostic, const std::vector<SourceInfo>& sources) {
  std::string out = "{\"code\":";
  format::append_json_string(out, info(diagnostic.code).name);
  out += ",\"severity\":";
  format::append_json_string(out, name(diagnostic.severity));
  out += ',';
  append_place(out, find_place(diagnostic.file, diagnostic.where, sources));
  out += ",\"message\":";
  format::append_json_string(out, diagnostic.message);
  out += ",\"help\":";
  format::append_json_string(out, diagnostic.help);
  out += ",\"notes\":[";
  for (std::size_t i = 0; i < diagnostic.notes.size(); ++i) {
    if (i > 0) out += ',';
    append_note(out, diagnostic.notes[i], sources);
  }
  out += "]}\n";
  return out;
}

}  // namespace shelf::compiler
