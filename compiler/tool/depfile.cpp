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

std::string make_depfile(const std::string& target, const CompileResult& result) {
  std::string out, rules;
  append_escaped(out, target);
  out += ':';
  const auto add = [&](const std::string& path) {
    if (path.find('\n') != std::string::npos) return;
    // Make takes `target: name=value` for a variable, and says nothing; not when there is a word before it.
    if (rules.empty() && path.find('=') != std::string::npos) out += " /";
    append_escaped(out += " \\\n  ", path);
    append_escaped(rules, path);
    rules += ":\n";
  };
  for (const SourceInfo& source : result.sources)
    if (source.on_disk != "-") add(source.shown);
  for (const std::string& folder : result.folders) add(folder);
  return out + '\n' + rules;
}

}  // namespace shelf::compiler::tool
