#include "model/attribute_list.hpp"

#include <cstdint>
#include <unordered_map>

#include "text/ascii.hpp"
#include "text/quote.hpp"

namespace shelf::compiler {

Span span_in_value(const Attribute& attribute, std::string_view part) noexcept {
  const Span whole = attribute.value_span;
  // Decoding only ever shortens a value; at equal length every byte is where it was.
  if (whole.end - whole.begin != attribute.value.size()) return whole;
  const auto begin = whole.begin + static_cast<std::uint32_t>(part.data() - attribute.value.data());
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

std::vector<ListItem> list_items(const Attribute& attribute) {
  std::vector<ListItem> items;
  for (const std::string_view text : split_list(attribute.value))
    items.push_back({text, span_in_value(attribute, text)});
  return items;
}

std::vector<ListItem> distinct_items(const Attribute& attribute, DiagnosticSink& sink) {
  std::vector<ListItem> items = list_items(attribute);
  if (items.size() < 2) return items;
  std::vector<ListItem> kept;
  std::unordered_map<std::string, Span> seen;
  for (const ListItem& item : items) {
    const auto [first, is_new] = seen.emplace(folded(item.text), item.where);
    if (is_new) {
      kept.push_back(item);
      continue;
    }
    Diagnostic& said = sink.report(Code::ID7, item.where, quoted(item.text) + " is listed twice", "remove one of them");
    said.notes.push_back({sink.file(), first->second, "first listed here"});
  }
  return kept;
}

}  // namespace shelf::compiler
