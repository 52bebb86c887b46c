// A JSON body as values, with places; forms additionally typed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/node.hpp"

namespace shelf::compiler {

struct JsonMember;

// Postfix program: terms push, all_of/any_of fold the last `count` results.
struct VisibilityStep {
  enum class Kind : std::uint8_t { term, all_of, any_of } kind = Kind::term;
  bool negated = false;       // term: `!=`
  std::uint32_t element = 0;  // term: position in formElements + 1, 0 = unknown id
  std::string id, literal;    // term
  std::uint32_t count = 0;    // all_of, any_of
  bool impossible = false;    // true for no answer: a term that nothing meets, an all_of that contradicts itself
  Span where;                 // term: id to literal
};

struct JsonValue {
  enum class Kind : std::uint8_t { null, boolean, number, string, array, object } kind = Kind::null;
  bool boolean = false;
  std::string text;                 // string, or lexical form of a number
  std::vector<JsonValue> items;     // array
  std::vector<JsonMember> members;  // object, in source order, canonical keys, no repeats
  Span where;
  std::vector<Node> rich;                  // string that holds HTML: parsed
  std::vector<VisibilityStep> visibility;  // string of a `visibility` key: compiled
};

struct JsonMember {
  std::string key;  // canonical spelling when known (case folded, misspelling mapped), else as authored
  Span key_span;
  JsonValue value;
};

// Member of an object by canonical key; nullptr when absent, null or `value` is no object.
[[nodiscard]] const JsonValue* member(const JsonValue& value, std::string_view key) noexcept;

}  // namespace shelf::compiler
