#include "live_page.hpp"

#include <algorithm>
#include <vector>

#include "shelf/form.hpp"
#include "shelf/messages.hpp"
#include "shelf/request.hpp"
#include "shelf_format/safe_text.hpp"

namespace shelf::tool {

namespace {

class JsonObject {
 public:
  explicit JsonObject(std::string& out) : out_(out) { out_ += '{'; }
  JsonObject(const JsonObject&) = delete;
  JsonObject& operator=(const JsonObject&) = delete;
  ~JsonObject() { out_ += '}'; }

  std::string& key(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    format::append_json_string(out_, name);
    return out_ += ':';
  }
  void text(std::string_view name, std::string_view value) { format::append_json_string(key(name), value); }

 private:
  std::string& out_;
  bool first_ = true;
};

template <class Range, class Append>
void append_array(std::string& out, const Range& range, Append append) {
  out += '[';
  const char* separator = "";
  for (const auto& each : range) {
    out += separator;
    separator = ",";
    append(each);
  }
  out += ']';
}

// The member of a data point that holds the value.
std::string_view point_field(Aggregation aggregation) {
  switch (aggregation) {
    case Aggregation::Avg:
      return "average";
    case Aggregation::Count:
      return "count";
    case Aggregation::Min:
      return "minimum";
    case Aggregation::Max:
      return "maximum";
    default:
      return "total";
  }
}

void append_insight(JsonObject& object, std::string& out, const Insight& insight) {
  append_array(object.key("symptomIds"), insight.symptom_ids,
               [&](std::string_view id) { format::append_json_string(out, id); });
  object.key("maxInsightCount") += std::to_string(insight.max_insight_count);
}

void append_texts(std::string& out, const Widget& widget) {
  JsonObject texts(out);
  texts.text("Offline", widget.fallback_text);
  texts.text("Unsupported", widget.fallback_text);
  const auto* insight = std::get_if<Insight>(&widget.payload);
  if (insight == nullptr) return;
  texts.text("Running", insight->execution_text);
  texts.text("Empty", insight->no_result_text);
  texts.text("TimedOut", insight->timeout_text);
  texts.text("Failed", insight->failed_text);
}

void append_widget(std::string& out, const Widget& widget) {
  JsonObject object(out);
  object.text("slot", text(widget.slot));
  object.text("kind", name(widget.kind));
  object.text("title", widget.title.empty() ? widget.fallback_text : widget.title);
  append_texts(object.key("texts"), widget);
  if (const auto* insight = std::get_if<Insight>(&widget.payload)) append_insight(object, out, *insight);
  if (const auto* metric = std::get_if<Metric>(&widget.payload)) {
    object.text("metricName", metric->metric_name);
    object.text("field", point_field(metric->aggregation));
  }
}

bool is_live(const Widget& widget) {
  return widget.kind == WidgetKind::Insight || widget.kind == WidgetKind::Metric || widget.kind == WidgetKind::KbSearch;
}
bool is_live(const Request& request) {
  return request.kind == WidgetKind::Insight || request.kind == WidgetKind::Metric ||
         request.kind == WidgetKind::KbSearch;
}

void append_widgets(std::string& out, const WidgetList& widgets) {
  std::vector<const Widget*> live;
  for (const Widget& widget : widgets)
    if (is_live(widget)) live.push_back(&widget);
  append_array(out, live, [&](const Widget* widget) { append_widget(out, *widget); });
}

// Empty: too long to be sent.
std::string json_of(const Request& request) {
  std::string json;
  write_json(request, json);
  return json;
}

void append_requests(std::string& out, const RequestList& list) {
  std::vector<std::string> live;
  for (const Request& request : list)
    if (std::string json = is_live(request) ? json_of(request) : std::string(); !json.empty())
      live.push_back(std::move(json));
  append_array(out, live, [&](const std::string& json) { out += json; });
}

// What is sent once the questions of a check are answered, by slot.
void append_prepared(std::string& out, const RequestList& asking, const RequestList& answered) {
  JsonObject object(out);
  for (const Request& question : asking) {
    if (question.action != Action::CollectInputs || question.kind != WidgetKind::Insight) continue;
    const auto sent = std::find_if(answered.begin(), answered.end(), [&](const Request& request) {
      return request.action == Action::Http &&
             std::find(request.covers.begin(), request.covers.end(), question.slot) != request.covers.end();
    });
    if (sent == answered.end()) continue;
    if (const std::string json = json_of(*sent); !json.empty()) object.key(text(question.slot)) += json;
  }
}

void append_messages(std::string& out) {
  JsonObject object(out);
#define SHELF_MESSAGE(name, english) object.text(#name, text(Message::name));
#include "shelf/messages.def"
#undef SHELF_MESSAGE
}

// JSON, then an attribute: what could end either, or be taken for markup, is escaped already inside the JSON.
void append_attribute_json(std::string& out, std::string_view json) {
  for (const char c : json) {
    if (c == '<' || c == '>' || c == '&' || c == '\'' || c == '`')
      format::append_hex(out += "\\u", static_cast<unsigned char>(c), 4);
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
}

void append_step(std::string& out, const VisibilityStep& step) {
  using Kind = VisibilityStep::Kind;
  JsonObject object(out);
  if (step.kind == Kind::AllOf || step.kind == Kind::AnyOf) {
    object.key(step.kind == Kind::AllOf ? "all" : "any") += std::to_string(step.count);
  } else if (step.kind == Kind::Never) {
    object.key("any") += '0';
  } else {
    object.key("question") += step.question ? std::to_string(*step.question) : "null";
    object.text(step.kind == Kind::Equal ? "is" : "isNot", step.literal);
  }
}

// Of each question, in the order of the form: when it is shown, in postfix order.
std::string visibility_json(const Form& form) {
  std::string json = "[";
  for (std::uint32_t i = 0; i < form.questions().size(); ++i) {
    if (i > 0) json += ',';
    append_array(json, form.visibility(i), [&](const VisibilityStep& step) { append_step(json, step); });
  }
  return json + "]";
}

// The form that a check asks, as the bundle has it.
void append_form(std::string& out, const Bundle& bundle, const Request& question) {
  if (question.action != Action::CollectInputs || question.input.form_article_id.empty()) return;
  const auto hits = bundle.find({.article_id = question.input.form_article_id});
  if (!hits || hits->empty()) return;
  const auto article = bundle.article(hits->front());
  std::string html;
  if (!article || !article->render_html(html)) return;
  out.append("<div data-shelf-for=\"").append(text(question.slot));
  if (const auto form = Form::read(*article))
    append_attribute_json(out += "\" data-shelf-visibility=\"", visibility_json(*form));
  out.append("\">\n").append(html).append("</div>\n");
}

}  // namespace

std::string check_live_path(const std::string& path) {
  const bool plain = path.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~/?=-") ==
                     std::string::npos;
  if (!path.empty() && plain && !path.starts_with("//")) return {};
  return "`" + path + "` is no path of the page's own origin";
}

std::string make_live_element(const Bundle& bundle, const Article& article, const Context& context,
                              const LivePaths& paths) {
  const WidgetList widgets = article.widgets();
  RequestList asking, answered;
  make_requests(article, widgets, context, asking, {.bundle = &bundle});
  make_requests(article, widgets, context, answered, {.bundle = &bundle, .inputs_given = true});
  std::string json;
  {
    JsonObject object(json);
    append_requests(object.key("requests"), asking);
    append_prepared(object.key("prepared"), asking, answered);
    append_widgets(object.key("widgets"), widgets);
    append_messages(object.key("messages"));
  }
  std::string out = "<div class=\"shelf-live\" hidden data-shelf-arm=\"" + paths.arm + "\" ";
  if (!paths.search.empty()) out += "data-shelf-search=\"" + paths.search + "\" ";
  out += "data-shelf-live=\"";
  append_attribute_json(out, json);
  out += "\">\n";
  for (const Request& question : asking) append_form(out, bundle, question);
  return out + "</div>\n";
}

}  // namespace shelf::tool
