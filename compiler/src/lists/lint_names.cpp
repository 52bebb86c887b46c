#include <algorithm>

#include "lists/name_lists.hpp"
#include "shelf_format/key.hpp"
#include "text/quote.hpp"

namespace shelf::compiler {

namespace {
using format::FieldName;
using format::KeyKind;

// Near names of one article: a search looks at the whole list, and a hostile article could ask for thousands.
constexpr std::size_t most_searches = 20;

class MetricLint {
 public:
  MetricLint(const MetricList& metrics, DiagnosticSink& sink) : metrics_(metrics), sink_(sink) {}

  void walk(const Node& node) {
    if (node.kind == NodeKind::widget && node.widget->kind == format::WidgetKind::metric)
      for (const WidgetField& field : node.widget->fields)
        if (field.name == FieldName::name && !field.value.empty() && !metrics_.has(field.value)) report(field);
    for (const Node& child : node.children) walk(child);
  }

 private:
  void report(const WidgetField& field) {
    const std::string* near = searches_++ < most_searches ? metrics_.near(field.value) : nullptr;
    sink_.report(Code::WID16, field.where, "metric " + quoted(field.value) + " is not in the list of metrics",
                 near == nullptr ? "correct it, or add it to the list" : "did you mean " + quoted(*near) + "?");
  }

  const MetricList& metrics_;
  DiagnosticSink& sink_;
  std::size_t searches_ = 0;
};

class IdLint {
 public:
  IdLint(const TopicList& list, DiagnosticSink& sink) : list_(list), sink_(sink) {
    for (const Diagnostic& each : sink.diagnostics())
      if (each.code == Code::ID5 || each.code == Code::ID6) said_.push_back(each.where);
  }

  void check(ListedKind kind, const std::vector<Id>& ids) {
    if (!list_.has_any(kind)) return;
    for (const Id& id : ids)
      if (format::parse_key(id.text).kind != KeyKind::text && std::ranges::find(said_, id.where) == said_.end())
        check_one(kind, id);
  }

 private:
  void check_one(ListedKind kind, const Id& id) {
    const std::string what = (kind == ListedKind::topic ? "topic id " : "product id ") + quoted(id.text);
    const ListedId* listed = list_.find(kind, id.text);
    if (listed == nullptr) {
      sink_.report(Code::ID10, id.where, what + " is not in the list of topics", help(kind, id));
    } else if (!listed->alias) {
      const bool guid = format::parse_key(id.text).kind == KeyKind::guid;
      sink_.report(Code::ID10, Severity::note, id.where,
                   what + " has no " + (guid ? "number" : "GUID") + " in the list of topics",
                   std::string("who asks with its ") + (guid ? "number" : "GUID") +
                       " finds nothing, unless the article lists that too");
    }
  }

  std::string help(ListedKind kind, const Id& id) {
    const std::string* near = searches_++ < most_searches ? list_.near(kind, id.text) : nullptr;
    if (near == nullptr) return "correct it, or add it to the list";
    const std::string& name = list_.find(kind, *near)->name;
    return "did you mean " + quoted(*near) + (name.empty() ? "" : ", " + quoted(name)) + "?";
  }

  const TopicList& list_;
  DiagnosticSink& sink_;
  std::vector<Span> said_;  // places of ids that were found wrong already
  std::size_t searches_ = 0;
};
}  // namespace

void lint_metric_names(const Body& body, const MetricList& metrics, DiagnosticSink& sink) {
  if (const auto* markdown = std::get_if<MarkdownBody>(&body)) MetricLint(metrics, sink).walk(markdown->document);
}

void lint_topic_aliases(const Header& header, const TopicList& topics, DiagnosticSink& sink) {
  IdLint lint(topics, sink);
  lint.check(ListedKind::topic, header.topics);
  lint.check(ListedKind::product, header.products);
}

}  // namespace shelf::compiler
