#include "render.hpp"

#include <algorithm>

namespace shelf::tool {

namespace {
// Inline style is ours alone: the renderer lets no style of a source through.
constexpr std::string_view policy =
    "default-src 'none'; img-src https:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

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
  if (name == "html" || name == "text" || name == "json" || name == "help" || name == "apollo") return {};
  return "there is no format `" + name + "`; there are html, text, json, help, apollo";
}

Format format_of(std::string_view name) {
  if (name == "text") return Format::text;
  if (name == "help") return Format::help;
  if (name == "apollo") return Format::apollo;
  return name == "json" ? Format::json : Format::html;
}

std::string_view extension(Format format) {
  switch (format) {
    case Format::html:
      return "html";
    case Format::text:
      return "txt";
    case Format::help:
      return "help.json";
    case Format::apollo:
      return "apollo.json";
    case Format::json:
      break;
  }
  return "json";
}

Result<void> render(const Article& article, Format format, const RenderOptions& options, Sink sink) {
  switch (format) {
    case Format::html:
      return article.render_html(sink, options);
    case Format::text:
      return article.render_text(sink, options);
    case Format::help:
      return article.render_help(sink, options);
    case Format::apollo:
      return article.render_apollo(sink, options);
    case Format::json:
      break;
  }
  return article.render_json(sink, options);
}

std::string make_page(std::string_view fragment, std::string_view title, std::string_view locale) {
  std::string out = "<!DOCTYPE html>\n<html";
  if (!locale.empty()) {
    append_html(out += " lang=\"", locale);
    out += '"';
  }
  out += ">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"";
  out.append(policy) += "\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>";
  append_html(out, title);
  out.append("</title>\n<style>\n").append(style).append("</style>\n</head>\n<body>\n").append(fragment);
  if (!out.ends_with('\n')) out += '\n';
  return out + "</body>\n</html>\n";
}

}  // namespace shelf::tool
