#include "lists/topic_list.hpp"

#include <optional>

#include "json/read_json.hpp"
#include "shelf_format/key.hpp"
#include "text/ascii.hpp"
#include "text/nearest.hpp"
#include "text/quote.hpp"

namespace shelf::compiler {

namespace {
using format::KeyKind;
using Kind = JsonValue::Kind;

std::string key_of(std::string_view id) { return folded(format::strip_braces(trim(id))); }

// Text of a string or a number; empty: it is neither, or is not there.
std::string_view text_of(const JsonValue& object, std::string_view key) {
  const JsonValue* value = member(object, key);
  return value != nullptr && (value->kind == Kind::string || value->kind == Kind::number)
             ? std::string_view(value->text)
             : std::string_view();
}

std::optional<ListedKind> kind_of(const JsonValue& entry) {
  const std::string said = folded(text_of(entry, "type")) + folded(text_of(entry, "id"));
  if (said.find("/problemclassifications") != std::string::npos) return ListedKind::topic;
  if (said.find("/services") != std::string::npos) return ListedKind::product;
  return std::nullopt;
}

// The number that an entry had before it had a GUID.
std::string_view number_of(const JsonValue& entry) {
  const JsonValue* properties = member(entry, "properties");
  if (properties == nullptr) return {};
  const JsonValue* metadata = member(*properties, "metadata");
  const std::string_view number = metadata == nullptr ? std::string_view() : text_of(*metadata, "legacyId");
  return number.empty() ? text_of(*properties, "legacyId") : number;
}

bool fail(DiagnosticSink& sink, Span where, std::string message, std::string help) {
  sink.report(Code::LST1, where, std::move(message), std::move(help));
  return false;
}

// The bracket alone: an entry may be many lines long.
Span begin_of(const JsonValue& value) { return {value.where.begin, value.where.begin + 1}; }
}  // namespace

void TopicList::read(std::string_view text, DiagnosticSink& sink) {
  const auto reading = read_json(text, {0, static_cast<std::uint32_t>(text.size())}, sink);
  if (!reading) return;
  const JsonValue& root = reading->root;
  const JsonValue* list = root.kind == Kind::array ? &root : member(root, "value");
  if (list == nullptr || list->kind != Kind::array)
    return void(fail(sink, begin_of(root), "list of topics has no array `value`",
                     "write `{\"value\": [ … ]}`, as the list of the service has it"));
  for (const JsonValue& entry : list->items)
    if (!read_entry(entry, sink)) return;
  if (list->items.empty()) fail(sink, begin_of(*list), "list of topics has no entry", "ask the service for it again");
  if (const JsonValue* next = member(root, "nextLink"); next != nullptr && !next->text.empty())
    sink.report(Code::LST1, Severity::warning, next->where, "list of topics goes on elsewhere, this is a part of it",
                "give the other parts as well, each with its own `--topics`");
}

bool TopicList::read_entry(const JsonValue& entry, DiagnosticSink& sink) {
  if (entry.kind != Kind::object)
    return fail(sink, entry.where, "entry of the list of topics is no object", "write `{\"name\": …, \"type\": …}`");
  const std::optional<ListedKind> kind = kind_of(entry);
  if (!kind)
    return fail(sink, begin_of(entry), "neither `type` nor `id` tells whether the entry is a topic or a product",
                "give its `type`, `Microsoft.Support/problemClassifications` or `Microsoft.Support/services`");
  const std::string_view name = trim(text_of(entry, "name"));
  if (name.empty())
    return fail(sink, begin_of(entry), "entry of the list of topics has no `name`", "give the GUID that is its name");
  const std::string_view number = trim(number_of(entry));
  if (format::parse_key(name).kind == KeyKind::text)
    return fail(sink, member(entry, "name")->where, quoted(name) + " is no id, expected a GUID", "correct the `name`");
  if (!number.empty() && format::parse_key(number).kind != KeyKind::number)
    return fail(sink, begin_of(entry), "`legacyId` " + quoted(number) + " is no number", "correct it, or remove it");
  ListedId listed;
  if (const JsonValue* properties = member(entry, "properties")) listed.name = text_of(*properties, "displayName");
  listed.alias = !number.empty() && format::parse_key(name).kind == KeyKind::guid;
  add(*kind, name, listed);
  if (!number.empty()) add(*kind, number, listed);
  return true;
}

void TopicList::add(ListedKind kind, std::string_view id, const ListedId& listed) {
  Entries& entries = kinds_[static_cast<std::size_t>(kind)];
  const auto [place, fresh] = entries.by_id.try_emplace(key_of(id), listed);
  if (fresh)
    entries.ids.push_back(place->first);
  else
    place->second.alias = place->second.alias || listed.alias;
}

const ListedId* TopicList::find(ListedKind kind, std::string_view id) const {
  const auto found = of(kind).by_id.find(key_of(id));
  return found == of(kind).by_id.end() ? nullptr : &found->second;
}

const std::string* TopicList::near(ListedKind kind, std::string_view id) const {
  // Numbers lie close together: only one slip is a slip. Of a GUID two are as good as sure.
  return find_nearest(of(kind).ids, key_of(id), format::parse_key(id).kind == KeyKind::guid ? 2 : 1);
}

}  // namespace shelf::compiler
