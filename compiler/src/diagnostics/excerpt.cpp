#include "diagnostics/excerpt.hpp"

#include <algorithm>

#include "shelf_format/safe_text.hpp"

namespace shelf::compiler {

namespace {
// Columns of a line that are shown, and how many of them stand before the place when the line is longer.
constexpr std::size_t window_columns = 110, columns_before = 40;

bool is_wide(char32_t c) {  // two columns on a terminal: CJK and full-width forms
  return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
         (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1f64f) || (c >= 0x20000 && c <= 0x3fffd);
}

struct Window {
  std::size_t begin = 0, end = 0;  // bytes of the line
};

std::size_t step_back(std::string_view line, std::size_t at, std::size_t count) {
  for (; at > 0 && count > 0; --count) {
    --at;
    for (int i = 0; i < 3 && at > 0 && (static_cast<unsigned char>(line[at]) & 0xc0) == 0x80; ++i) --at;
  }
  return at;
}

std::size_t step_on(std::string_view line, std::size_t at, std::size_t count) {
  for (; at < line.size() && count > 0; --count) at += format::decode_utf8(line, at).size;
  return std::min(at, line.size());
}

Window choose_window(std::string_view line, std::size_t place) {
  if (line.size() <= window_columns) return {0, line.size()};
  const std::size_t begin = step_back(line, std::min(place, line.size()), columns_before);
  if (begin == 0) return {0, step_on(line, 0, window_columns)};
  return {begin, step_on(line, begin, window_columns)};
}

// What one code point looks like, and the white space or marks that are as wide as it.
void append_point(Excerpt& out, std::string_view bytes, const format::CodePoint& point, bool marked) {
  if (point.valid && point.value == '\t') {
    out.source += '\t';
    out.marks += marked ? '^' : '\t';
    return;
  }
  std::size_t width = point.valid && is_wide(point.value) ? 2 : 1;
  if (!point.valid || format::is_unprintable(point.value)) {
    const std::size_t before = out.source.size();
    format::append_escaped(out.source, point.value);
    width = out.source.size() - before;
  } else {
    out.source += bytes;
  }
  out.marks.append(width, marked ? '^' : ' ');
}
}  // namespace

Excerpt make_excerpt(std::string_view line, std::size_t begin, std::size_t end) {
  begin = std::min(begin, line.size());
  end = std::clamp(end, begin, line.size());
  const Window window = choose_window(line, begin);
  Excerpt out;
  if (window.begin > 0) {
    out.source.append("…");
    out.marks.append(" ");
  }
  bool any = false;
  for (std::size_t at = window.begin; at < window.end;) {
    const format::CodePoint point = format::decode_utf8(line, at);
    const bool marked = at >= begin && (at < end || !any);
    any = any || marked;
    append_point(out, line.substr(at, point.size), point, marked);
    at += point.size;
  }
  if (!any) out.marks += '^';
  if (window.end < line.size()) out.source += "…";
  while (!out.marks.empty() && out.marks.back() != '^') out.marks.pop_back();
  return out;
}

}  // namespace shelf::compiler
