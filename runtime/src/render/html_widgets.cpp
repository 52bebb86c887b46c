#include "render/html_widgets.hpp"

#include <cstdint>

#include "present/service_html.hpp"
#include "render/html_escape.hpp"

namespace shelf::detail {

namespace {

class WidgetHtml {
 public:
  WidgetHtml(Output& out, const Widget& widget, const Presentation& shown, ArticleEmbedder& embedder) noexcept
      : out_(out), widget_(widget), shown_(shown), embedder_(embedder) {}

  void write() {
    write_start();
    paragraph("shelf-title", shown_.title);
    put_status(out_, shown_);
    if (!shown_.fallback.empty()) paragraph("shelf-fallback", shown_.fallback);
    if (shown_.article && !embedder_.embed(*shown_.article, nullptr))
      paragraph("shelf-fallback", widget_.fallback_text);
    for (const PresentedItem& item : shown_.items) write_item(item);
    for (const PresentedSeries& series : shown_.series) write_series(series);
    for (const PresentedGroup& group : shown_.groups) write_group(group);
    if (!shown_.videos.empty()) write_videos();
    if (!shown_.more.empty()) paragraph("shelf-more", shown_.more);
    write_ways_out();
    out_.put("</section>\n");
  }

 private:
  void write_start() {
    out_.put("<section class=\"shelf-widget\" data-shelf-kind=\"");
    out_.put(name(shown_.kind));
    put_slot_attribute();
    out_.put("\" data-shelf-state=\"");
    out_.put(name(shown_.state));
    out_.put("\" role=\"group\" aria-label=\"");
    put_attribute(out_, shown_.title);
    out_.put("\">\n");
  }

  // A form has no slot of its own in older bundles.
  void put_slot_attribute() {
    if (widget_.slot.front() == '\0') return;
    out_.put("\" data-shelf-slot=\"");
    put_attribute(out_, text(widget_.slot));
  }

  void element(std::string_view begin, std::string_view text, std::string_view end) {
    out_.put(begin);
    put_escaped_lines(out_, text);
    out_.put(end);
  }
  void paragraph(std::string_view css_class, std::string_view text) {
    out_.put("<p class=\"");
    out_.put(css_class);
    element("\">", text, "</p>\n");
  }

  void write_item(const PresentedItem& item) {
    out_.put("<article class=\"shelf-finding\"");
    if (item.finding != nullptr) {
      out_.put(" data-shelf-severity=\"");
      put_attribute(out_, name(item.finding->severity));
      out_.put('"');
    }
    out_.put(">\n<p class=\"shelf-finding-title\">");
    if (!item.mark.empty()) element("<strong>", item.mark, ":</strong> ");
    element("", item.title, "</p>\n");
    write_item_body(item);
    if (!item.options.empty()) {
      out_.put("<ul>\n");
      for (const std::string& option : item.options) element("<li>", option, "</li>\n");
      out_.put("</ul>\n");
    }
    out_.put("</article>\n");
  }

  void write_item_body(const PresentedItem& item) {
    if (item.finding != nullptr) {
      if (item.finding->article && embedder_.embed(*item.finding->article, &item.finding->values)) return;
      const std::string& html = item.finding->html;
      if (!html.empty() && is_clean_html(html)) {
        out_.put("<div class=\"shelf-served\">");
        put_clean_html(out_, html, embedder_.heading_level());
        return out_.put("</div>\n");
      }
    }
    if (!item.text.empty()) element("<p>", item.text, "</p>\n");
  }

  void write_series(const PresentedSeries& series) {
    out_.put("<figure class=\"shelf-metric\">\n");
    element("<figcaption>", series.label, "</figcaption>\n");
    if (!series.sparkline.empty())
      element("<p class=\"shelf-sparkline\" aria-hidden=\"true\">", series.sparkline, "</p>\n");
    out_.put("<table>\n<thead>\n<tr>\n");
    for (const auto& [label, value] : series.summary) element("<th scope=\"col\">", label, "</th>\n");
    out_.put("</tr>\n</thead>\n<tbody>\n<tr>\n");
    for (const auto& [label, value] : series.summary) element("<td>", value, "</td>\n");
    out_.put("</tr>\n</tbody>\n</table>\n");
    if (!series.rows.empty()) write_rows(series);
    out_.put("</figure>\n");
  }

  void write_rows(const PresentedSeries& series) {
    out_.put("<details>\n");
    element("<summary>", series.data_label, "</summary>\n<table>\n");
    element("<caption>", series.label, "</caption>\n<thead>\n<tr>\n");
    for (std::size_t i = 0; i < series.rows.size(); ++i) {
      const bool head = i == 0;
      if (!head) out_.put("<tr>\n");
      for (const std::string& cell : series.rows[i])
        element(head ? "<th scope=\"col\">" : "<td>", cell, head ? "</th>\n" : "</td>\n");
      out_.put(head ? "</tr>\n</thead>\n<tbody>\n" : "</tr>\n");
    }
    out_.put("</tbody>\n</table>\n</details>\n");
  }

  void link(const PresentedLink& target, std::string_view css_class = {}) {
    if (target.empty()) return put_escaped(out_, target.label);
    out_.put("<a");
    if (!css_class.empty()) {
      out_.put(" class=\"");
      out_.put(css_class);
      out_.put('"');
    }
    out_.put(" href=\"");
    put_address(out_, target.url);
    out_.put("\" target=\"_blank\" rel=\"noopener noreferrer\">");
    element("", target.label, "</a>");
  }

  void write_group(const PresentedGroup& group) {
    element("<p class=\"shelf-group\">", group.title, "</p>\n<ul>\n");
    for (const PresentedHit& hit : group.hits) {
      out_.put("<li>");
      link(hit.link);
      if (!hit.host.empty() && hit.host != hit.link.label) element(" (", hit.host, ")");
      if (!hit.text.empty()) element("<br>", hit.text, "");
      out_.put("</li>\n");
    }
    out_.put("</ul>\n");
  }

  void write_videos() {
    out_.put("<ul>\n");
    for (const PresentedLink& video : shown_.videos) {
      out_.put("<li>");
      link(video);
      out_.put("</li>\n");
    }
    out_.put("</ul>\n");
  }

  void write_ways_out() {
    if (!shown_.link.empty()) {
      out_.put("<p>");
      link(shown_.link, "shelf-link");
      out_.put("</p>\n");
    }
    if (!shown_.command.empty()) {
      paragraph("shelf-command", shown_.command_label);
      element("<pre><code>", shown_.command, "</code></pre>\n");
    }
    if (shown_.retry.empty()) return;
    out_.put("<button type=\"button\" class=\"shelf-retry");
    put_slot_attribute();
    out_.put("\" aria-label=\"");
    put_attribute(out_, shown_.retry);
    out_.put(": ");
    put_attribute(out_, shown_.title);
    element("\">", shown_.retry, "</button>\n");
  }

  Output& out_;
  const Widget& widget_;
  const Presentation& shown_;
  ArticleEmbedder& embedder_;
};

}  // namespace

void put_status(Output& out, const Presentation& shown) {
  if (shown.status.empty()) return;
  const auto element = [&](std::string_view begin, std::string_view text, std::string_view end) {
    out.put(begin);
    put_escaped_lines(out, text);
    out.put(end);
  };
  element(shown.alert ? "<p class=\"shelf-status\" role=\"alert\">" : "<p class=\"shelf-status\" role=\"status\">",
          shown.status, "</p>\n");
  if (shown.busy) {
    out.put("<div class=\"shelf-progress\" role=\"progressbar\" aria-label=\"");
    put_attribute(out, shown.title);
    out.put("\"></div>\n");
  }
  for (const std::string& note : shown.notes) element("<p class=\"shelf-note-line\">", note, "</p>\n");
}

void put_widget(Output& out, const Widget& widget, const Presentation& shown, ArticleEmbedder& embedder) {
  WidgetHtml(out, widget, shown, embedder).write();
}

}  // namespace shelf::detail
