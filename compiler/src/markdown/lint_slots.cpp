#include "markdown/lint_slots.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "markdown/widget_values.hpp"
#include "text/ascii.hpp"
#include "text/quote.hpp"

namespace shelf::compiler {

namespace {

using format::FieldName;
using format::WidgetKind;

std::string shown_name(const Widget& widget) {
  return "`" + std::string(format::widget_names[static_cast<std::size_t>(widget.kind)]) + "`";
}

bool is_live(WidgetKind kind) noexcept { return kind == WidgetKind::insight || kind == WidgetKind::metric; }

bool needs_introduction(WidgetKind kind) noexcept {
  return is_live(kind) || kind == WidgetKind::video || kind == WidgetKind::video_group || kind == WidgetKind::chart ||
         kind == WidgetKind::table;
}

bool holds_words(const Node& node) noexcept {
  if (node.kind == NodeKind::token || node.kind == NodeKind::code_span) return true;
  return node.kind == NodeKind::text && !trim_wide(node.text).empty();
}

bool is_heading(NodeKind kind) noexcept { return kind == NodeKind::heading || kind == NodeKind::title; }

// Shows nothing but headings.
bool is_empty(const Node& node) noexcept {
  if (is_heading(node.kind)) return true;
  if (holds_words(node) || node.kind == NodeKind::widget || node.kind == NodeKind::image) return false;
  return std::all_of(node.children.begin(), node.children.end(), is_empty);
}

class SlotLinter {
 public:
  SlotLinter(std::optional<bool> resource_required, DiagnosticSink& sink)
      : resource_required_(resource_required), sink_(sink) {}

  // In the order of the article. The depth of the recursion is that of the tree, which parse_blocks bounds.
  void visit(const Node& node) {
    if (is_heading(node.kind)) {
      introduced_ = false;
      return;
    }
    if (node.kind == NodeKind::widget) return visit_widget(*node.widget);
    const bool no_sentence =
        node.kind == NodeKind::table || node.kind == NodeKind::code_block || node.kind == NodeKind::thematic_break;
    if (node.kind == NodeKind::section) enter_section(node);
    if (holds_words(node)) introduced_ = true;
    for (const Node& child : node.children) visit(child);
    if (no_sentence) introduced_ = false;
  }

 private:
  void enter_section(const Node& section) {
    introduced_ = false;
    if (std::all_of(section.children.begin(), section.children.end(), is_empty))
      sink_.report(Code::SEC2, section.where, "section " + quoted(section.text) + " has no content",
                   "write its content below this line, or remove the line");
  }

  void visit_widget(const Widget& widget) {
    if (widget.kind == WidgetKind::azure_kb) check_knowledge_base(widget);
    if (is_live(widget.kind)) check_resource(widget);
    if (introduced_ || !needs_introduction(widget.kind)) return;
    sink_.report(Code::WID12, widget.where, "no sentence introduces widget " + shown_name(widget),
                 "write one directly before it");
    introduced_ = true;  // one report for a row of widgets
  }

  void check_resource(const Widget& widget) {
    if (resource_required_.value_or(false) || resource_reported_) return;
    resource_reported_ = true;
    const bool unset = !resource_required_;
    sink_.report(Code::WID11, unset ? Severity::note : Severity::warning, widget.where,
                 "widget " + shown_name(widget) + " needs a resource, but `resourceRequired` is " +
                     (unset ? "missing" : "`False`"),
                 "write `resourceRequired=\"True\"` in the header");
  }

  void check_knowledge_base(const Widget& widget) {
    const std::vector<std::string_view> clients = split_list(field_value(widget, FieldName::client));
    const bool again =
        serves_all_ || (clients.empty() && !served_.empty()) ||
        std::ranges::any_of(clients, [&](std::string_view client) { return served_.contains(folded(client)); });
    if (again)
      sink_.report(Code::WID9, widget.where, "widget `azureKB` stands twice for one client and shows the same results",
                   "remove it, or give each a `client` of its own");
    serves_all_ = serves_all_ || clients.empty();
    for (const std::string_view client : clients) served_.insert(folded(client));
  }

  std::optional<bool> resource_required_;
  DiagnosticSink& sink_;
  bool introduced_ = false, resource_reported_ = false;
  bool serves_all_ = false;                 // a knowledge base stands for every client
  std::unordered_set<std::string> served_;  // clients with one of their own
};

}  // namespace

void lint_slots(const Node& document, const Header& header, DiagnosticSink& sink) {
  SlotLinter(header.resource_required, sink).visit(document);
}

}  // namespace shelf::compiler
