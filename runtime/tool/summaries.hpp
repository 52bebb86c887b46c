// An article's entry as one line, for people and for programs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "shelf/bundle.hpp"

namespace shelf::tool {

[[nodiscard]] std::string cloud_list(std::uint8_t clouds);  // "public,fairfax"

// `id  type  title`. On a terminal the title is cut so that the line fits `columns`; 0: never.
[[nodiscard]] std::string summary_line(const ArticleSummary& summary, std::size_t columns);

// {"rank":1,"articleId":…,"type":…,"title":…,"clouds":[…],"displayOrder":…|null,"path":…}; rank 0 is left out.
[[nodiscard]] std::string summary_json(const ArticleSummary& summary, std::size_t rank, std::string_view path);

[[nodiscard]] std::size_t terminal_columns();  // of standard output; 0 when it is no terminal

}  // namespace shelf::tool
