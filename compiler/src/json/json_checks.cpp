#include "json/json_checks.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "shelf_format/names.hpp"

namespace shelf::compiler {

namespace {

using Kind = JsonValue::Kind;

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "true or false";
    case Kind::number:
      return "a number";
    case Kind::string:
      return "a string";
    case Kind::array:
      return "a list";
    case Kind::object:
      return "an object";
  }
  return "a value";
}

std::string list_words(std::span<const std::string_view> words) {
  std::string list;
  for (const std::string_view word : words) {
    if (!list.empty()) list += ", ";
    list += '`';
    list += word;
    list += '`';
  }
  return list;
}

void report_kind(const JsonValue& value, std::string_view key, std::string_view expected, DiagnosticSink& sink) {
  sink.report(
      Code::JSN14, value.where,
      "`" + std::string(key) + "` is " + std::string(name_of(value.kind)) + ", expected " + std::string(expected));
}

}  // namespace

const JsonMember* find_member(const JsonValue& value, std::string_view key) noexcept {
  if (value.kind != Kind::object) return nullptr;
  const auto found = std::find_if(value.members.begin(), value.members.end(),
                                  [key](const JsonMember& candidate) { return candidate.key == key; });
  return found == value.members.end() ? nullptr : &*found;
}

JsonMember* find_member(JsonValue& value, std::string_view key) noexcept {
  return const_cast<JsonMember*>(find_member(std::as_const(value), key));
}

std::optional<bool> read_flag(const JsonValue& value) noexcept {
  if (value.kind == Kind::boolean) return value.boolean;
  if (value.kind != Kind::string) return std::nullopt;
  if (format::equal_folded(value.text, "true")) return true;
  if (format::equal_folded(value.text, "false")) return false;
  return std::nullopt;
}

std::string folded(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), format::fold);
  return out;
}

const JsonValue* expect_member(const JsonValue& object, std::string_view key, Kind kind, DiagnosticSink& sink) {
  const JsonValue* value = member(object, key);
  if (!value || value->kind == kind) return value;
  report_kind(*value, key, name_of(kind), sink);
  return nullptr;
}

void require_members(const JsonValue& object, std::string_view what, std::initializer_list<std::string_view> keys,
                     DiagnosticSink& sink) {
  for (const std::string_view key : keys)
    if (!member(object, key))
      sink.report(Code::JSN14, Span{object.where.begin, object.where.begin + 1},
                  std::string(what) + " has no `" + std::string(key) + "`");
}

void check_vocabulary(const JsonValue& object, std::string_view key, std::span<const std::string_view> words,
                      DiagnosticSink& sink) {
  const JsonValue* value = expect_member(object, key, Kind::string, sink);
  if (!value) return;
  const bool known = std::any_of(words.begin(), words.end(),
                                 [value](std::string_view word) { return format::equal_folded(word, value->text); });
  if (!known)
    sink.report(Code::JSN14, value->where, "`" + value->text + "` is no value of `" + std::string(key) + "`",
                "type one of " + list_words(words));
}

void check_flag(const JsonValue& object, std::string_view key, DiagnosticSink& sink) {
  const JsonValue* value = member(object, key);
  if (value && !read_flag(*value)) report_kind(*value, key, name_of(Kind::boolean), sink);
}

}  // namespace shelf::compiler
