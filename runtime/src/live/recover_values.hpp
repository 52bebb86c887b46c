// What the tokens of an article were filled with, read off the text that the service made from it.
#pragma once

#include <optional>
#include <string_view>

#include "shelf/article.hpp"
#include "shelf/values.hpp"

namespace shelf::detail {

// `results` is the served HTML of `article`. The lines of both are laid side by side; what stands in the place of a
// token is its value. A token that was not filled (its markers or its default text are there) has no value. Nothing
// when any line differs: the service knows another version of the article. Linear in both.
[[nodiscard]] std::optional<Values> recover_values(const Article& article, std::string_view results);

}  // namespace shelf::detail
