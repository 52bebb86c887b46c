#include "bundle/collect_facts.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "bundle/fold_text.hpp"
#include "shelf_format/xxh64.hpp"

namespace shelf::compiler {

namespace {
void add_references(const JsonValue& value, std::vector<Id>& found) {
  for (const JsonValue& item : value.items) add_references(item, found);
  for (const JsonMember& entry : value.members) {
    const bool names_article = entry.key == "commonSolutionArticleId" && entry.value.kind == JsonValue::Kind::string;
    if (names_article && !entry.value.text.empty())
      found.push_back({fold_text(entry.value.text), entry.value.where});
    else
      add_references(entry.value, found);
  }
}

void add_embedded(const Node& node, std::vector<Id>& found) {
  if (node.kind == NodeKind::widget && node.widget->kind == format::WidgetKind::common_solution)
    for (const WidgetField& field : node.widget->fields)
      if (field.name == format::FieldName::article_id && !field.value.empty())
        found.push_back({fold_text(field.value), field.where});
  for (const Node& child : node.children) add_embedded(child, found);
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
}  // namespace

std::optional<bool> find_resource_required(const JsonValue& root) {
  for (const JsonMember& entry : root.members) {
    if (entry.key != "resourceRequired") continue;
    if (entry.value.kind == JsonValue::Kind::boolean) return entry.value.boolean;
    if (entry.value.kind != JsonValue::Kind::string) return std::nullopt;
    if (format::equal_folded(entry.value.text, "true")) return true;
    if (format::equal_folded(entry.value.text, "false")) return false;
  }
  return std::nullopt;
}

std::vector<Id> find_references(const JsonValue& root) {
  std::vector<Id> found;
  add_references(root, found);
  return found;
}

std::vector<Id> find_embedded(const Node& document) {
  std::vector<Id> found;
  add_embedded(document, found);
  return found;
}

std::uint64_t hash_content(std::string_view text) {
  std::string folded(text.size(), '\0');
  char* to = folded.data();
  bool gap = true;  // no space at the start
  for (const char c : text) {
    // Without branches: where words end cannot be foreseen.
    const bool space = is_space(c);
    *to = space ? ' ' : c;
    to += space && gap ? 0 : 1;
    gap = space;
  }
  if (gap && to != folded.data()) --to;
  return format::xxh64(folded.data(), static_cast<std::size_t>(to - folded.data()));
}

std::size_t find_body(std::string_view source, const Header& header) noexcept {
  std::size_t last = 0;
  for (const Attribute& attribute : header.attributes) last = std::max<std::size_t>(last, attribute.value_span.end);
  const std::size_t close = source.find('>', std::min(last, source.size()));
  return close == std::string_view::npos ? source.size() : close + 1;
}

}  // namespace shelf::compiler
