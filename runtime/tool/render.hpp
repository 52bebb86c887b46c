// The formats that show and export write.
#pragma once

#include <string>
#include <string_view>

#include "shelf/format.hpp"

namespace shelf::tool {

[[nodiscard]] std::string check_format(const std::string& name);  // empty: good; else what there is
[[nodiscard]] Format format_of(std::string_view name);            // of a checked name
[[nodiscard]] std::string_view extension(Format format);

// For --color: whether `ansi` is written with colours. It was asked for by name, so a pipe does not stop them.
[[nodiscard]] bool wants_ansi_color(std::string_view choice);

// A complete page round a fragment: style sheet, Content-Security-Policy, title. `locale` may be empty. `script`: a
// path of the page's own origin that runs its widgets; empty: the page runs nothing.
[[nodiscard]] std::string make_page(std::string_view fragment, std::string_view title, std::string_view locale,
                                    std::string_view script = {});

}  // namespace shelf::tool
