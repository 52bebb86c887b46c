#include "json/find_json_fence.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace shelf::compiler {

namespace {

constexpr std::string_view blanks = " \t";

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

// The line that begins at `begin`, without its newline.
Span line_at(std::string_view text, std::uint32_t begin) {
  const auto newline = text.find('\n', begin);
  return {begin, static_cast<std::uint32_t>(newline == std::string_view::npos ? text.size() : newline)};
}

std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.end - span.begin); }

// Past blanks; a loop, since a search for several characters calls a function for each.
std::size_t skip_blanks(std::string_view line, std::size_t at) {
  while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
  return at;
}

bool is_fence(std::string_view line) {
  const std::size_t first = skip_blanks(line, 0);
  std::size_t after = first;
  while (after < line.size() && line[after] == '-') ++after;
  return after - first >= 3 && skip_blanks(line, after) == line.size();
}

// The next fence line at or after `begin`.
std::optional<Span> find_fence(std::string_view text, std::uint32_t begin) {
  while (begin < text.size()) {
    const Span line = line_at(text, begin);
    if (is_fence(slice(text, line))) return line;
    begin = line.end + 1;
  }
  return std::nullopt;
}

// `# text` or `#text`, with or without closing marks; no other level.
std::optional<std::string_view> read_h1(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.front() != '#' || line.substr(1, 1) == "#") return std::nullopt;
  std::string_view title = trim(line.substr(1));
  const auto last = title.find_last_not_of('#');
  if (last == std::string_view::npos) return std::string_view{};
  if (blanks.find(title[last]) != std::string_view::npos) title = trim(title.substr(0, last));
  return title;
}

// Reads the lines before the first fence: the first H1 is the title, anything else is reported once and ignored.
std::optional<std::string_view> read_preamble(std::string_view text, Span before, DiagnosticSink& sink) {
  std::optional<std::string_view> title;
  Span other;
  for (std::uint32_t at = before.begin; at < before.end;) {
    const Span line = line_at(text, at);
    at = line.end + 1;
    const std::string_view content = trim(slice(text, line));
    if (content.empty()) continue;
    const auto h1 = read_h1(content);
    if (h1 && !title)
      title = h1;
    else if (other.end == 0)
      other = line;
  }
  if (other.end != 0) {
    const bool comment = trim(slice(text, other)).starts_with("<!--");
    sink.report(Code::JSN10, comment ? Severity::note : Severity::warning, other,
                comment ? "comment before the JSON block is ignored"
                        : "text before the JSON block is ignored; only a `# title` line is expected there",
                comment ? "" : "move the text into the JSON, or remove it");
  }
  return title;
}

}  // namespace

std::optional<JsonFence> find_json_fence(const SourceFile& source, const RawHeader& raw, DiagnosticSink& sink) {
  const std::string_view text = source.text;
  const auto size = static_cast<std::uint32_t>(text.size());
  const auto opening = find_fence(text, raw.body_begin);
  if (!opening) {
    const auto at =
        static_cast<std::uint32_t>(std::min<std::size_t>(text.find_first_not_of(" \t\n", raw.body_begin), size));
    sink.report(Code::JSN13, Span{at, at}, "no `---` line is found, expected a JSON block between two of them",
                "put a line `---` before the `{` and another after the last `}`");
    return std::nullopt;
  }
  const auto closing = find_fence(text, opening->end + 1);
  if (!closing) {
    sink.report(Code::JSN13, *opening, "JSON block is opened here and never closed",
                "put a line `---` after the last `}`");
    return std::nullopt;
  }
  const auto title = read_preamble(text, {raw.body_begin, opening->begin}, sink);
  const auto trailing = text.find_first_not_of(" \t\n", closing->end);
  if (trailing != std::string_view::npos)
    sink.report(Code::JSN10, line_at(text, static_cast<std::uint32_t>(trailing)),
                "text after the JSON block is ignored", "move the text into the JSON, or remove it");
  JsonFence fence;
  fence.title = title ? std::string(*title) : raw.heading_above.value_or("");
  fence.json = {opening->end + 1, closing->begin};
  return fence;
}

}  // namespace shelf::compiler
