#include "present/widget_lines.hpp"

#include "present/present.hpp"

namespace shelf::detail {

namespace {

void write_item(ValueWriter& writer, const PresentedItem& item) {
  writer.write_paragraph(item.mark.empty() ? item.title : item.mark + ": " + item.title);
  if (item.finding != nullptr && item.finding->article && writer.embed(*item.finding->article, &item.finding->values))
    return;
  const std::vector<std::string_view> options(item.options.begin(), item.options.end());
  if (!options.empty() && !item.text.empty()) return writer.write_field(item.text, options);
  if (!item.text.empty()) writer.write_paragraph(item.text);
  if (!options.empty()) writer.write_field({}, options);
}

void write_series(ValueWriter& writer, const PresentedSeries& series) {
  std::string line = series.label + ":";
  for (std::size_t i = 0; i < series.summary.size(); ++i)
    line.append(i == 0 ? " " : ", ").append(series.summary[i].first).append(" ").append(series.summary[i].second);
  if (!series.sparkline.empty()) line.append("\n").append(series.sparkline);
  writer.write_paragraph(line);
}

void write_link(ValueWriter& writer, const PresentedLink& link) {
  link.empty() ? writer.write_paragraph(link.label) : writer.write_link(link.label, link.url);
}

void write_group(ValueWriter& writer, const PresentedGroup& group) {
  writer.write_paragraph(group.title + ":");
  for (const PresentedHit& hit : group.hits) {
    write_link(writer, hit.link);
    if (!hit.text.empty()) writer.write_paragraph(hit.text);
  }
}

void write_ways_out(ValueWriter& writer, const Presentation& shown) {
  if (!shown.link.empty()) writer.write_link("-> " + shown.link.label, shown.link.url);
  if (shown.command.empty()) return;
  writer.write_paragraph("-> " + shown.command_label + ":");
  writer.write_code(shown.command);
}

}  // namespace

void write_widget_lines(ValueWriter& writer, const Plan::Slot& slot, const RenderOptions& options) {
  const Presentation shown = present(*slot.widget, slot.state, options);
  writer.write_paragraph(shown.title);
  std::string state = shown.status;
  for (const std::string& note : shown.notes) state.append("\n").append(note);
  if (!state.empty() && state != shown.title) writer.write_paragraph(state);
  if (!shown.fallback.empty()) writer.write_paragraph(shown.fallback);
  if (shown.article && !writer.embed(*shown.article, nullptr)) writer.write_paragraph(slot.widget->fallback_text);
  for (const PresentedItem& item : shown.items) write_item(writer, item);
  for (const PresentedSeries& series : shown.series) write_series(writer, series);
  for (const PresentedGroup& group : shown.groups) write_group(writer, group);
  for (const PresentedLink& video : shown.videos) write_link(writer, video);
  if (!shown.more.empty()) writer.write_paragraph(shown.more);
  write_ways_out(writer, shown);
}

void write_added_lines(ValueWriter& writer, const Plan& plan, const RenderOptions& options) {
  for (const Plan::Slot& slot : plan.added()) write_widget_lines(writer, slot, options);
}

}  // namespace shelf::detail
