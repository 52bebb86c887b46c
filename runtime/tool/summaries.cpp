#include "summaries.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>

#include "shelf_format/safe_text.hpp"

namespace shelf::tool {

namespace {
constexpr std::size_t clouds_known = 6;
constexpr std::size_t least_title = 20;  // columns of the title that are shown however narrow the terminal is

std::string cut(std::string_view text, std::size_t columns) {
  std::size_t at = 0, used = 0;
  while (at < text.size() && used < columns) {
    at += format::decode_utf8(text, at).size;
    ++used;
  }
  if (at >= text.size()) return std::string(text);
  for (at = 0, used = 1; used < columns; ++used) at += format::decode_utf8(text, at).size;
  return std::string(text.substr(0, at)) + "…";
}
}  // namespace

std::size_t terminal_columns() {
  if (::isatty(STDOUT_FILENO) != 1) return 0;
  struct winsize size {};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

std::string cloud_list(std::uint8_t clouds) {
  std::string out;
  for (std::size_t i = 0; i < clouds_known; ++i) {
    if ((clouds >> i & 1) == 0) continue;
    if (!out.empty()) out += ',';
    out += name(static_cast<Cloud>(i));
  }
  return out;
}

std::string summary_line(const ArticleSummary& summary, std::size_t columns) {
  std::string line = format::escape_controls(summary.id) + "  " + std::string(name(summary.type)) + "  ";
  const std::string title = format::escape_controls(summary.title);
  if (columns == 0) return line + title;
  const std::size_t room = line.size() < columns ? columns - line.size() : 0;
  return line + cut(title, std::max(room, least_title));
}

std::string summary_json(const ArticleSummary& summary, std::size_t rank, std::string_view path) {
  std::string out = "{";
  if (rank > 0) out += "\"rank\":" + std::to_string(rank) + ',';
  format::append_json_string(out += "\"articleId\":", summary.id);
  format::append_json_string(out += ",\"type\":", name(summary.type));
  format::append_json_string(out += ",\"title\":", summary.title);
  out += ",\"clouds\":[";
  bool first = true;
  for (std::size_t i = 0; i < clouds_known; ++i) {
    if ((summary.clouds >> i & 1) == 0) continue;
    if (!first) out += ',';
    first = false;
    format::append_json_string(out, name(static_cast<Cloud>(i)));
  }
  out += "],\"displayOrder\":" + (summary.display_order ? std::to_string(*summary.display_order) : "null");
  format::append_json_string(out += ",\"path\":", path);
  return out + '}';
}

}  // namespace shelf::tool
