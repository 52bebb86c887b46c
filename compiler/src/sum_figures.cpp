#include "sum_figures.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <set>

namespace shelf::compiler {

namespace {
struct FigureName {
  std::string_view name;
  std::uint64_t Figures::*value;
};

constexpr auto names = std::to_array<FigureName>({
    {"strict_headers", &Figures::strict_headers},
    {"recovered_headers", &Figures::recovered_headers},
    {"markdown_bodies", &Figures::markdown_bodies},
    {"json_bodies", &Figures::json_bodies},
    {"quick_start_bodies", &Figures::quick_starts},
    {"json_strict", &Figures::json_strict},
    {"json_recovered", &Figures::json_recovered},
    {"section_directives", &Figures::section_directives},
    {"tokens", &Figures::tokens},
    {"issue_plain_pair_files", &Figures::issue_plain_pair_files},
    {"issue_other_files", &Figures::issue_other_files},
    {"issue_regions", &Figures::issue_regions},
    {"blade_links", &Figures::blade_links},
    {"blade_uri_links", &Figures::blade_uri_links},
    {"form_elements", &Figures::form_elements},
    {"visibility_expressions", &Figures::visibility_expressions},
    {"placeholders", &Figures::placeholders},
});

std::uint64_t widgets_of(const Figures& figures) {
  return std::accumulate(figures.widgets.begin(), figures.widgets.end(), std::uint64_t{0});
}

// Files that have at least one of what `count` counts.
template <class Count>
std::uint64_t files_with(const std::vector<CompiledFile>& files, Count count) {
  return static_cast<std::uint64_t>(
      std::count_if(files.begin(), files.end(), [&](const CompiledFile& file) { return count(file.figures) > 0; }));
}

std::string widget_figure_name(std::size_t kind) { return "widgets_" + std::string(format::widget_names[kind]); }
}  // namespace

std::vector<Figure> sum_figures(const std::vector<CompiledFile>& files) {
  std::vector<Figure> out;
  for (const FigureName& figure : names) {
    std::uint64_t sum = 0;
    for (const CompiledFile& file : files) sum += file.figures.*figure.value;
    out.push_back({std::string(figure.name), sum});
  }
  for (std::size_t kind = 1; kind < format::widget_names.size(); ++kind) {
    std::uint64_t sum = 0;
    for (const CompiledFile& file : files) sum += file.figures.widgets[kind];
    out.push_back({widget_figure_name(kind), sum});
  }
  out.push_back({"widget_files", files_with(files, widgets_of)});
  out.push_back({"section_files", files_with(files, [](const Figures& f) { return f.section_directives; })});
  out.push_back({"issue_region_files", files_with(files, [](const Figures& f) { return f.issue_regions; })});
  out.push_back({"placeholder_files", files_with(files, [](const Figures& f) { return f.placeholders; })});
  std::set<std::string_view> token_names;
  for (const CompiledFile& file : files)
    token_names.insert(file.figures.token_names.begin(), file.figures.token_names.end());
  out.push_back({"token_names", token_names.size()});
  std::uint64_t source_bytes = 0;
  for (const CompiledFile& file : files) source_bytes += file.source_bytes;
  out.push_back({"source_bytes", source_bytes});
  return out;
}

}  // namespace shelf::compiler
