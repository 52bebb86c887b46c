// Formats by name, and an article in the format that is asked for.
#include <array>

#include "shelf/article.hpp"
#include "shelf_format/names.hpp"

namespace shelf {

namespace {
constexpr auto format_names =
    std::to_array<std::string_view>({"html", "text", "ansi", "markdown", "json", "help", "apollo"});
}

std::string_view name(Format format) noexcept {
  const auto i = static_cast<std::size_t>(format);
  return i < format_names.size() ? format_names[i] : std::string_view("unknown");
}

std::optional<Format> parse_format(std::string_view name) noexcept {
  for (std::size_t i = 0; i < format_names.size(); ++i)
    if (format::equal_folded(format_names[i], name)) return static_cast<Format>(i);
  return std::nullopt;
}

Result<void> Article::render(Format format, Sink sink, const RenderOptions& options) const {
  switch (format) {
    case Format::html:
      return render_html(sink, options);
    case Format::text:
      return render_text(sink, options);
    case Format::ansi:
      return render_ansi(sink, options);
    case Format::markdown:
      return render_markdown(sink, options);
    case Format::json:
      return render_json(sink, options);
    case Format::help:
      return render_help(sink, options);
    case Format::apollo:
      return render_apollo(sink, options);
  }
  return Error{Errc::bad_argument, "format", static_cast<std::uint64_t>(format)};
}

}  // namespace shelf
