// The formats that show and export know.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shelf/article.hpp"

namespace shelf::tool {

enum class Format { html, text, json, help, apollo };

[[nodiscard]] std::string check_format(const std::string& name);  // empty: good; else what there is
[[nodiscard]] Format format_of(std::string_view name);            // of a checked name
[[nodiscard]] std::string_view extension(Format format);

[[nodiscard]] Result<void> render(const Article& article, Format format, const RenderOptions& options, Sink sink);

// A complete page round a fragment: style sheet, Content-Security-Policy, title. `locale` may be empty.
[[nodiscard]] std::string make_page(std::string_view fragment, std::string_view title, std::string_view locale);

}  // namespace shelf::tool
