// What a script needs to run the widgets of a page: their requests, their texts, the library's words.
#pragma once

#include <string>

#include "shelf/article.hpp"
#include "shelf/bundle.hpp"
#include "shelf/context.hpp"

namespace shelf::tool {

// A script, or where it asks: a path of the page's own origin that needs no escapes. Empty: good; else what is wrong.
[[nodiscard]] std::string check_live_path(const std::string& path);

struct LivePaths {     // where requests of the page go, relative to the page
  std::string arm;     // those to the resource manager, below it
  std::string search;  // searches; empty: there is none
};

// A hidden element with all of it as JSON in attributes: nothing of it can be taken for markup or run.
[[nodiscard]] std::string make_live_element(const Bundle& bundle, const Article& article, const Context& context,
                                            const LivePaths& paths);

}  // namespace shelf::tool
