#include "json/parse_quick_start.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "links/links.hpp"
#include "shelf_format/names.hpp"

namespace shelf::compiler {

namespace {

constexpr std::string_view spaces = " \t\n";
constexpr std::string_view comment_begin = "<!--", comment_end = "-->";
constexpr auto keys = std::to_array<std::string_view>({"Link", "Text", "IconClass"});

struct Value {
  std::string_view text;  // trimmed
  bool given = false;
};

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(spaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

Span place(std::string_view source, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(part.data() - source.data());
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

void report_stray(std::string_view source, std::string_view text, DiagnosticSink& sink) {
  if (text.empty()) return;
  sink.report(Code::WID4, place(source, text), "text that belongs to none of `Link`, `Text`, `IconClass` is ignored",
              "put it below one of `<!--Link-->`, `<!--Text-->`, `<!--IconClass-->`");
}

// Splits the body at its comments. The first value of a key counts.
std::array<Value, keys.size()> read_values(std::string_view source, std::size_t begin, DiagnosticSink& sink) {
  std::array<Value, keys.size()> values{};
  Value nowhere;
  Value* current = &nowhere;
  while (begin < source.size()) {
    const auto comment = std::min(source.find(comment_begin, begin), source.size());
    const std::string_view text = trim(source.substr(begin, comment - begin));
    if (current->given && current->text.empty())
      current->text = text;
    else
      report_stray(source, text, sink);
    if (comment == source.size()) break;
    const auto end = source.find(comment_end, comment + comment_begin.size());
    if (end == std::string_view::npos) break;
    const std::string_view name =
        trim(source.substr(comment + comment_begin.size(), end - comment - comment_begin.size()));
    begin = end + comment_end.size();
    const auto known = format::find_name(keys, name);
    if (!known) continue;  // any other comment says nothing
    current = &values[*known];
    current->given = true;
  }
  return values;
}

// The address without the quote and comma that are left when it was copied from JSON.
std::string check_link(std::string_view source, std::string_view text, DiagnosticSink& sink) {
  const auto last = text.find_last_not_of("\",");
  const std::string_view address = last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
  if (address.size() != text.size())
    sink.report(Code::LNK2, place(source, text.substr(address.size())), "characters after the address are dropped",
                "remove `" + std::string(text.substr(address.size())) + "`");
  Destination destination = classify_link(address, place(source, address), sink);
  return destination.kind == Destination::Kind::web ? std::move(destination.url) : std::string();
}

}  // namespace

QuickStartBody parse_quick_start(const SourceFile& source, const RawHeader& raw, DiagnosticSink& sink) {
  const std::string_view text = source.text;
  const std::uint32_t begin = std::min(raw.body_begin, static_cast<std::uint32_t>(text.size()));
  const auto values = read_values(text, begin, sink);
  const auto first = static_cast<std::uint32_t>(std::min(text.find_first_not_of(" \t\n", begin), text.size()));
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (values[i].text.empty())
      sink.report(Code::WID4, Span{first, first}, "quick start has no `" + std::string(keys[i]) + "`",
                  "add a line `<!--" + std::string(keys[i]) + "-->` with the value below it");
  QuickStartBody body;
  if (!values[0].text.empty()) body.link = check_link(text, values[0].text, sink);
  body.text = values[1].text;
  body.icon_class = values[2].text;
  return body;
}

}  // namespace shelf::compiler
