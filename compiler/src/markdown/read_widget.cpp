#include "markdown/read_widget.hpp"

#include <algorithm>
#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "html/decode_entity.hpp"
#include "html/scan_html_tag.hpp"
#include "markdown/complete_widget.hpp"
#include "markdown/mask_code.hpp"
#include "shelf_format/format.hpp"
#include "text/ascii.hpp"

namespace shelf::compiler {

namespace {

using format::WidgetKind;

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t max_widget_bytes = 64u << 10;  // the largest real one is below 2 KiB

struct Tag {
  std::string_view name;
  bool closes = false;
  bool bare = false;    // nothing but blanks behind the name
  std::size_t end = 0;  // after the `>`
};

// The tag at text[at] == '<'. Empty: no name, or no `>` before the next `<`.
std::optional<Tag> tag_at(std::string_view text, std::size_t at) noexcept {
  Tag tag;
  std::size_t begin = at + 1;
  if (begin < text.size() && text[begin] == '/') {
    tag.closes = true;
    begin = std::min(text.find_first_not_of(" \t", begin + 1), text.size());
  }
  std::size_t end = begin;
  while (end < text.size() && (is_alnum(text[end]) || text[end] == '_' || text[end] == '-')) ++end;
  tag.name = text.substr(begin, end - begin);
  const std::size_t close = text.find_first_of("<>", end);
  if (tag.name.empty() || close == none || text[close] == '<') return std::nullopt;
  const std::string_view rest = trim(text.substr(end, close - end));
  tag.bare = rest.empty();
  tag.end = close + 1;
  return tag;
}

WidgetKind kind_of(std::string_view name) noexcept {
  const auto position = format::find_name(format::widget_names, name);
  return position ? static_cast<WidgetKind>(*position) : WidgetKind::unknown;
}

// `chart` and `table` are reserved: HTML unless something else than HTML stands in them first.
bool is_reserved(WidgetKind kind) noexcept { return kind == WidgetKind::chart || kind == WidgetKind::table; }

bool holds_fields(std::string_view text, std::size_t at) noexcept {
  at = text.find_first_not_of(" \t\n", at);
  if (at == none || text[at] != '<') return false;
  const auto tag = tag_at(text, at);
  return tag && !tag->closes && tag->bare && !is_html_name(tag->name);
}

WidgetKind kind_at(std::string_view text, std::size_t at) noexcept {
  const auto tag = tag_at(text, at);
  if (!tag || tag->closes || !tag->bare) return WidgetKind::unknown;
  const WidgetKind kind = kind_of(tag->name);
  return is_reserved(kind) && !holds_fields(text, tag->end) ? WidgetKind::unknown : kind;
}

// Bytes of the `<br>` that `text` begins with; 0: none.
std::size_t break_length(std::string_view text) noexcept {
  if (text.empty() || text.front() != '<') return 0;
  const auto tag = tag_at(text, 0);
  return tag && format::equal_folded(tag->name, "br") ? tag->end : 0;
}

// One element, from its start tag to its end tag.
struct Element {
  std::size_t begin = 0, content = 0, content_end = 0, end = 0;
};

// Empty when another widget starts first or the text ends. `name`: of the start tag that ends at `content`.
std::optional<Element> find_element(std::string_view text, std::size_t begin, const Tag& start, WidgetKind kind) {
  bool comments = true;
  for (std::size_t at = text.find('<', start.end); at != none; at = text.find('<', at + 1)) {
    if (comments && text.substr(at).starts_with("<!--")) {
      const std::size_t end = comment_end(text, at);
      comments = end != none;
      if (comments) at = end - 1;
      continue;
    }
    const auto tag = tag_at(text, at);
    if (!tag) continue;
    if (tag->closes && format::equal_folded(tag->name, start.name)) return Element{begin, start.end, at, tag->end};
    if (tag->closes || !tag->bare) continue;
    const WidgetKind inner = kind_of(tag->name);
    const bool fits = kind == WidgetKind::video_group && inner == WidgetKind::video;
    const bool opens = !is_reserved(inner) || inner == kind;
    if (inner != WidgetKind::unknown && opens && !fits) return std::nullopt;
  }
  return std::nullopt;
}

class WidgetReader {
 public:
  WidgetReader(std::string_view text, DiagnosticSink& sink) : text_(text), sink_(sink) {}

  std::optional<Widget> read(const Element& element, WidgetKind kind) {
    if (!within_limits(element)) return std::nullopt;
    if (kind == WidgetKind::video_group) return read_group(element);
    auto children = read_strict(element);
    if (!children) children = read_tolerant(element);
    take_bare_client(element, kind, *children);
    return complete_widget(kind, std::move(*children), {}, span(element.begin, element.end), sink_);
  }

 private:
  static Span span(std::size_t begin, std::size_t end) noexcept {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  // Counts tags before any tree is built: deep trees are dangerous to walk and to destroy.
  bool within_limits(const Element& element) {
    std::size_t depth = 1, children = 0;
    for (std::size_t at = text_.find('<', element.content); at < element.content_end; at = text_.find('<', at + 1)) {
      const auto tag = tag_at(text_, at);
      if (!tag) continue;
      if (tag->closes) {
        depth -= depth > 1 ? 1 : 0;
      } else if (text_[tag->end - 2] != '/' && !format::equal_folded(tag->name, "br")) {
        ++children;
        ++depth;
      }
      if (depth <= format::max_xml_depth && children <= format::max_xml_children) continue;
      const bool deep = depth > format::max_xml_depth;
      const std::size_t limit = deep ? format::max_xml_depth : format::max_xml_children;
      sink_.report(Code::LIM1, span(at, tag->end),
                   std::string("widget with elements ") + (deep ? "nested deeper than " : "inside it more than ") +
                       std::to_string(limit),
                   "close every element before the next one begins");
      return false;
    }
    return true;
  }

  std::optional<Widget> read_group(const Element& group) {
    std::vector<Widget> items;
    std::size_t at = group.content, stray = group.content;
    while ((at = text_.find('<', at)) < group.content_end) {
      const auto tag = tag_at(text_, at);
      const bool video = tag && !tag->closes && tag->bare && kind_of(tag->name) == WidgetKind::video;
      const auto element =
          video ? find_element(text_.substr(0, group.content_end), at, *tag, WidgetKind::video) : std::nullopt;
      if (!element) {
        at = tag ? tag->end : at + 1;
        continue;
      }
      report_stray(stray, at);
      if (auto item = read(*element, WidgetKind::video)) items.push_back(std::move(*item));
      at = stray = element->end;
    }
    report_stray(stray, group.content_end);
    return complete_widget(WidgetKind::video_group, {}, std::move(items), span(group.begin, group.end), sink_);
  }

  // What stands between children: white space, comments and `<br>` are fine, anything else is dropped.
  void report_stray(std::size_t begin, std::size_t end) {
    while (begin < end) {
      begin = std::min(text_.find_first_not_of(" \t\n", begin), end);
      if (begin == end) return;
      const std::string_view rest = text_.substr(begin, end - begin);
      const std::size_t line_break = break_length(rest);
      const std::size_t comment = rest.starts_with("<!--") ? comment_end(rest, 0) : none;
      if (comment != none) {
        begin += comment;
      } else if (line_break != 0) {
        sink_.report(Code::WID3, span(begin, begin + line_break), "`<br>` between the children of a widget",
                     "remove it");
        begin += line_break;
      } else {
        sink_.report(Code::WID4, span(begin, begin + trim(rest).size()),
                     "text between the children of a widget, dropped", "move it out of the widget");
        return;
      }
    }
  }

  // The children as an XML parser sees them; empty when the element is not well-formed or holds more than fields.
  std::optional<std::vector<WidgetChild>> read_strict(const Element& element) const {
    const std::string_view xml = text_.substr(element.begin, element.end - element.begin);
    pugi::xml_document document;
    const pugi::xml_parse_result read =
        document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_comments, pugi::encoding_utf8);
    if (read.status == pugi::status_out_of_memory) throw std::bad_alloc();
    if (!read) return std::nullopt;
    std::vector<WidgetChild> children;
    for (const pugi::xml_node node : document.first_child().children()) {
      if (node.type() == pugi::node_comment) continue;
      const pugi::xml_node text = node.first_child();
      const bool field = node.type() == pugi::node_element && !node.first_attribute() && !text.next_sibling() &&
                         (!text || text.type() == pugi::node_pcdata);
      if (!field || format::equal_folded(node.name(), "br") || node.offset_debug() < 0) return std::nullopt;
      const std::size_t at = element.begin + static_cast<std::size_t>(node.offset_debug());
      const std::string_view name = node.name();
      children.push_back({std::string(name), std::string(trim(node.child_value())), span(at, at + name.size()),
                          child_value(at + name.size(), element.content_end)});
    }
    return children;
  }

  // Trimmed text between the start tag whose name ends at `at` and the next tag.
  [[nodiscard]] Span child_value(std::size_t at, std::size_t end) const noexcept {
    const std::size_t begin = std::min(text_.find('>', at), end - 1) + 1;
    return trimmed(begin, std::min(text_.find('<', begin), end));
  }

  [[nodiscard]] Span trimmed(std::size_t begin, std::size_t end) const noexcept {
    while (begin < end && is_space(text_[begin])) ++begin;
    while (begin < end && is_space(text_[end - 1])) --end;
    return span(begin, end);
  }

  // The same for elements that XML refuses: every `<name>` up to its `</name>`, or up to the next tag.
  std::vector<WidgetChild> read_tolerant(const Element& element) {
    std::vector<WidgetChild> children;
    const std::string_view text = text_.substr(0, element.content_end);
    std::size_t stray = element.content, at = element.content;
    while ((at = text.find('<', at)) != none) {
      const std::size_t comment = text.substr(at).starts_with("<!--") ? comment_end(text, at) : none;
      const auto tag = tag_at(text, at);
      if (comment != none || !tag || tag->closes || format::equal_folded(tag->name, "br")) {
        at = comment != none ? comment : tag ? tag->end : at + 1;
        continue;
      }
      report_stray(stray, at);
      children.push_back(read_child(text, at, *tag, at));
      stray = at;
    }
    report_stray(stray, element.content_end);
    return children;
  }

  // Leaves `next` after the child.
  WidgetChild read_child(std::string_view text, std::size_t begin, const Tag& start, std::size_t& next) {
    const Span where = span(begin + 1, begin + 1 + start.name.size());
    std::size_t end = text.size();
    next = end;
    bool closed = false;
    for (std::size_t at = text.find('<', start.end); at != none && !closed; at = text.find('<', at + 1)) {
      const auto tag = tag_at(text, at);
      if (!tag || !tag->closes || !format::equal_folded(tag->name, start.name)) continue;
      closed = true;
      end = at;
      next = tag->end;
    }
    if (!closed) {
      end = next = std::min(text.find('<', start.end), text.size());
      sink_.report(Code::WID4, where, "child `" + std::string(start.name) + "` of a widget is not closed",
                   "add `</" + std::string(start.name) + ">`");
    }
    return {std::string(start.name), decode_entities(trim(text.substr(start.end, end - start.end))), where,
            trimmed(start.end, end)};
  }

  // `<azureKB>portal</azureKB>` is short for a `client` child.
  void take_bare_client(const Element& element, WidgetKind kind, std::vector<WidgetChild>& children) const {
    if (kind != WidgetKind::azure_kb || !children.empty()) return;
    const std::string_view text = trim(text_.substr(element.content, element.content_end - element.content));
    if (text.empty() || text.find('<') != none) return;
    children.push_back({"client", decode_entities(text), span(element.content, element.content_end),
                        trimmed(element.content, element.content_end)});
  }

  std::string_view text_;
  DiagnosticSink& sink_;
};

}  // namespace

bool starts_widget(std::string_view text, std::uint32_t begin) noexcept {
  return begin < text.size() && text[begin] == '<' &&
         kind_at(text.substr(0, begin + max_widget_bytes), begin) != WidgetKind::unknown;
}

std::optional<WidgetMatch> read_widget(std::string_view text, std::uint32_t begin, DiagnosticSink& sink) {
  text = text.substr(0, std::size_t{begin} + max_widget_bytes);
  if (!starts_widget(text, begin)) return std::nullopt;
  const Tag start = *tag_at(text, begin);
  const WidgetKind kind = kind_of(start.name);
  const auto element = find_element(text, begin, start, kind);
  if (!element) {
    sink.report(Code::WID4, {begin, static_cast<std::uint32_t>(start.end)},
                "widget `" + std::string(start.name) + "` is not closed, taken as text",
                "add `</" + std::string(start.name) + ">` after its last child");
    return std::nullopt;
  }
  auto widget = WidgetReader(text, sink).read(*element, kind);
  if (!widget) return std::nullopt;
  return WidgetMatch{std::move(*widget), static_cast<std::uint32_t>(element->end)};
}

}  // namespace shelf::compiler
