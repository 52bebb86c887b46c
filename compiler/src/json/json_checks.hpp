// What the checks of the JSON types share.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "model/json.hpp"

namespace shelf::compiler {

// The member itself, `null` included; nullptr when absent or `value` is no object.
[[nodiscard]] JsonMember* find_member(JsonValue& value, std::string_view key) noexcept;
[[nodiscard]] const JsonMember* find_member(const JsonValue& value, std::string_view key) noexcept;

// JSON `true`, or the string, compared folded. Empty when it is neither.
[[nodiscard]] std::optional<bool> read_flag(const JsonValue& value) noexcept;

[[nodiscard]] std::string folded(std::string_view text);

// The member when it is there, not null, and of `kind`; of another kind: reported (JSN14), nullptr.
const JsonValue* expect_member(const JsonValue& object, std::string_view key, JsonValue::Kind kind,
                               DiagnosticSink& sink);

// Reports (JSN14) each of `keys` that the object lacks. `what` names the object: "form element".
void require_members(const JsonValue& object, std::string_view what, std::initializer_list<std::string_view> keys,
                     DiagnosticSink& sink);

// Reports (JSN14) a string member that is none of `words`, compared folded.
void check_vocabulary(const JsonValue& object, std::string_view key, std::span<const std::string_view> words,
                      DiagnosticSink& sink);

// Reports (JSN14) a member that is no boolean; the strings "true" and "false" are.
void check_flag(const JsonValue& object, std::string_view key, DiagnosticSink& sink);

// Calls `check` for each object of the array member `key`; reports (JSN14) items of another kind.
template <class Value, class Check>
void for_each_object(Value& object, std::string_view key, DiagnosticSink& sink, Check check) {
  if (!expect_member(object, key, JsonValue::Kind::array, sink)) return;
  for (auto& item : find_member(object, key)->value.items) {
    if (item.kind == JsonValue::Kind::object)
      check(item);
    else
      sink.report(Code::JSN14, item.where, "item of `" + std::string(key) + "` is no object",
                  "type an object in `{` and `}`");
  }
}

}  // namespace shelf::compiler
