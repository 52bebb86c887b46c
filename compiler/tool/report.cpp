#include "report.hpp"

#include <cstdint>
#include <cstdio>
#include <iterator>
#include <vector>

#include "shelf_format/safe_text.hpp"
#include "shelfc/render.hpp"

namespace shelf::compiler::tool {

namespace {
std::string one_decimal(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

// Which diagnostics to print: positions in result.diagnostics.
std::vector<bool> choose(const CompileResult& result, const ReportOptions& options, std::size_t& left_out) {
  std::vector<bool> chosen(result.diagnostics.size());
  std::size_t room = options.limit == 0 ? result.diagnostics.size() : options.limit;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    if (severity == Severity::note && !options.show_notes) continue;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      if (result.diagnostics[i].severity != severity) continue;
      chosen[i] = room > 0;
      room > 0 ? --room : ++left_out;
    }
  }
  return chosen;
}
}  // namespace

std::string report_diagnostics(const CompileResult& result, const ReportOptions& options) {
  std::size_t left_out = 0;
  const std::vector<bool> chosen = choose(result, options, left_out);
  std::string out;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (!chosen[i]) continue;
    const Diagnostic& diagnostic = result.diagnostics[i];
    out +=
        options.json ? render_json(diagnostic, result.sources) : render_text(diagnostic, result.sources, options.color);
  }
  if (left_out > 0 && !options.json)
    out += "and " + std::to_string(left_out) + " more; `--max-diagnostics 0` shows all\n";
  return out;
}

std::string report_figures(const CompileResult& result) {
  std::string out = "{";
  for (const Figure& figure : result.figures) {
    if (out.size() > 1) out += ',';
    format::append_json_string(out, figure.name);
    out += ':' + std::to_string(figure.value);
  }
  return out + "}\n";
}

std::string count_words(std::uint64_t articles, const CompileResult& result) {
  return std::to_string(articles) + " articles (" + std::to_string(result.errors) + " errors, " +
         std::to_string(result.warnings) + " warnings, " + std::to_string(result.notes) + " notes)";
}

std::string size_words(std::uint64_t bytes) {
  if (bytes < 1000) return std::to_string(bytes) + " B";
  if (bytes < 999'950) return one_decimal(static_cast<double>(bytes) / 1e3) + " kB";
  if (bytes < 999'950'000) return one_decimal(static_cast<double>(bytes) / 1e6) + " MB";
  return one_decimal(static_cast<double>(bytes) / 1e9) + " GB";
}

std::string duration_words(double seconds) { return one_decimal(seconds) + " s"; }

}  // namespace shelf::compiler::tool
