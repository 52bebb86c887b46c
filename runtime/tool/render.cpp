#include "render.hpp"

#include <cstdlib>
#include <optional>

namespace shelf::tool {

namespace {
// Inline style is ours alone: the renderer lets no style of a source through.
constexpr std::string_view policy =
    "default-src 'none'; img-src https:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
// A page with a script of its own origin, which asks that origin.
constexpr std::string_view live_policy = "; script-src 'self'; connect-src 'self'";

constexpr std::string_view style =
    R"(body { font: 16px/1.5 system-ui, sans-serif; max-width: 45em; margin: 2em auto; padding: 0 1em; }
pre { overflow-x: auto; background: #f4f4f4; padding: .75em; }
table { border-collapse: collapse; }
th, td { border: 1px solid #ccc; padding: .3em .6em; text-align: left; }
img { max-width: 100%; }
.shelf-widget, .shelf-section { border: 1px solid #ccc; border-radius: 4px; padding: .5em 1em; margin: 1em 0; }
.shelf-sample { color: #666; }
)";

void append_html(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (static_cast<unsigned char>(c) >= 0x20)
      out += c;
    else
      out += ' ';
  }
}
}  // namespace

std::string check_format(const std::string& name) {
  if (parse_format(name)) return {};
  return "there is no format `" + name + "`; there are html, text, ansi, markdown, json, help, apollo";
}

Format format_of(std::string_view name) { return parse_format(name).value_or(Format::html); }

std::string_view extension(Format format) {
  switch (format) {
    case Format::html:
      return "html";
    case Format::text:
      return "txt";
    case Format::ansi:
      return "ansi";
    case Format::markdown:
      return "md";
    case Format::help:
      return "help.json";
    case Format::apollo:
      return "apollo.json";
    default:
      return "json";
  }
}

bool wants_ansi_color(std::string_view choice) {
  if (choice != "auto") return choice == "always";
  const char* no_color = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe): nobody changes the environment
  return no_color == nullptr || *no_color == '\0';
}

std::string make_page(std::string_view fragment, std::string_view title, std::string_view locale,
                      std::string_view script) {
  std::string out = "<!DOCTYPE html>\n<html";
  if (!locale.empty()) {
    append_html(out += " lang=\"", locale);
    out += '"';
  }
  out += ">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"";
  out += policy;
  if (!script.empty()) out += live_policy;
  out += "\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>";
  append_html(out, title);
  out.append("</title>\n<style>\n").append(style).append("</style>\n");
  if (!script.empty()) {
    append_html(out += "<script type=\"module\" src=\"", script);
    out += "\"></script>\n";
  }
  out.append("</head>\n<body>\n").append(fragment);
  if (!out.ends_with('\n')) out += '\n';
  return out + "</body>\n</html>\n";
}

}  // namespace shelf::tool
