#include "sum_figures.hpp"

#include <algorithm>
#include <cstdint>

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

bool has_widgets(const Figures& figures) {
  return std::ranges::any_of(figures.widgets, [](std::uint64_t count) { return count > 0; });
}

void add_counts(const Figures& from, Figures& to) {
  for (const FigureName& figure : names) to.*figure.value += from.*figure.value;
  for (std::size_t kind = 0; kind < to.widgets.size(); ++kind) to.widgets[kind] += from.widgets[kind];
}

std::string widget_figure_name(std::size_t kind) { return "widgets_" + std::string(format::widget_names[kind]); }
}  // namespace

void FigureSums::add(const Figures& file, std::uint64_t source_bytes) {
  add_counts(file, sums_);
  with_widgets_ += has_widgets(file) ? 1 : 0;
  with_sections_ += file.section_directives > 0 ? 1 : 0;
  with_issue_regions_ += file.issue_regions > 0 ? 1 : 0;
  with_placeholders_ += file.placeholders > 0 ? 1 : 0;
  token_names_.insert(file.token_names.begin(), file.token_names.end());
  source_bytes_ += source_bytes;
}

void FigureSums::add(const FigureSums& others) {
  add_counts(others.sums_, sums_);
  with_widgets_ += others.with_widgets_;
  with_sections_ += others.with_sections_;
  with_issue_regions_ += others.with_issue_regions_;
  with_placeholders_ += others.with_placeholders_;
  token_names_.insert(others.token_names_.begin(), others.token_names_.end());
  source_bytes_ += others.source_bytes_;
}

std::vector<Figure> FigureSums::figures() const {
  std::vector<Figure> out;
  constexpr std::size_t others = 6;  // below
  out.reserve(names.size() + format::widget_names.size() - 1 + others);
  for (const FigureName& figure : names) out.push_back({std::string(figure.name), sums_.*figure.value});
  for (std::size_t kind = 1; kind < format::widget_names.size(); ++kind)
    out.push_back({widget_figure_name(kind), sums_.widgets[kind]});
  out.push_back({"widget_files", with_widgets_});
  out.push_back({"section_files", with_sections_});
  out.push_back({"issue_region_files", with_issue_regions_});
  out.push_back({"placeholder_files", with_placeholders_});
  out.push_back({"token_names", token_names_.size()});
  out.push_back({"source_bytes", source_bytes_});
  return out;
}

}  // namespace shelf::compiler
