#include "depfile.hpp"

namespace shelf::compiler::tool {

namespace {
// Escapes what both Make and Ninja understand: blank, `#`, `$`. A line feed in a name can be written in neither.
void append_escaped(std::string& out, const std::string& path) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '$') out += '$';
    if (path[i] == ' ' || path[i] == '#') {
      // backslashes directly before a blank or `#` count as escapes, so they are doubled
      for (std::size_t back = i; back > 0 && path[back - 1] == '\\'; --back) out += '\\';
      out += '\\';
    }
    out += path[i];
  }
}
}  // namespace

std::string make_depfile(const std::string& target, const std::vector<SourceInfo>& sources) {
  std::string out;
  append_escaped(out, target);
  out += ':';
  for (const SourceInfo& source : sources) {
    if (source.on_disk == "-" || source.shown.find('\n') != std::string::npos) continue;
    append_escaped(out += " \\\n  ", source.shown);
  }
  out += '\n';
  return out;
}

}  // namespace shelf::compiler::tool
