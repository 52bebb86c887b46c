// HTML text to nodes, for strings of JSON bodies and for what stands in `<pre>`.
#pragma once

#include <string_view>
#include <vector>

#include "model/node.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct HtmlText {
  std::string_view html;
  Span where;                  // of all of it, used for every report
  bool keep_newlines = false;  // inside `<pre>`: line ends stay in the text; else they are soft breaks
};

[[nodiscard]] std::vector<Node> build_html(const HtmlText& text, DiagnosticSink& sink);

}  // namespace shelf::compiler
