#include "shelfc/explain.hpp"

#include <array>

#include "shelf_format/names.hpp"

namespace shelf::compiler {

namespace {
struct Entry {
  Code code = Code::count_;
  Explanation text;
};

constexpr auto entries = std::to_array<Entry>({
#define SHELF_EXPLAIN(code, meaning, reason, example, mending) {Code::code, {meaning, reason, example, mending}},
#include "diagnostics/explain.def"
#undef SHELF_EXPLAIN
});

constexpr bool matches_codes() {
  if (entries.size() != static_cast<std::size_t>(Code::count_)) return false;
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (entries[i].code != static_cast<Code>(i)) return false;
  return true;
}
static_assert(matches_codes(), "explain.def lists the codes of codes.def in the same order");

// Indents every line by four columns, as the examples are shown.
void append_indented(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    out.append("    ").append(text.substr(0, end)) += '\n';
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
}

// Breaks a paragraph into lines of at most 80 columns.
void append_wrapped(std::string& out, std::string_view text) {
  constexpr std::size_t width = 80;
  while (text.size() > width) {
    std::size_t end = text.rfind(' ', width);
    if (end == std::string_view::npos) end = text.find(' ');
    if (end == std::string_view::npos) break;
    out.append(text.substr(0, end)) += '\n';
    text.remove_prefix(end + 1);
  }
  out.append(text) += '\n';
}
}  // namespace

const Explanation& explanation(Code code) noexcept { return entries[static_cast<std::size_t>(code)].text; }

std::optional<Code> find_code(std::string_view name) noexcept {
  for (const Entry& entry : entries)
    if (format::equal_folded(info(entry.code).name, name)) return entry.code;
  return std::nullopt;
}

std::string explain(Code code) {
  const Explanation& text = explanation(code);
  std::string out;
  out.append(info(code).name).append(" (").append(name(info(code).severity)).append("): ");
  out.append(info(code).summary).append("\n\n");
  append_wrapped(out, text.meaning);
  append_wrapped(out, text.reason);
  out += "\nExample:\n\n";
  append_indented(out, text.example);
  out += '\n';
  append_wrapped(out, "To mend it: " + std::string(text.mending));
  return out;
}

std::string list_codes() {
  std::string out;
  for (const Entry& entry : entries) {
    const CodeInfo& code = info(entry.code);
    out.append(code.name).append(code.name.size() < 6 ? 6 - code.name.size() : 1, ' ');
    const std::string_view severity = name(code.severity);
    out.append(severity).append(9 - severity.size(), ' ').append(code.summary) += '\n';
  }
  return out;
}

}  // namespace shelf::compiler
