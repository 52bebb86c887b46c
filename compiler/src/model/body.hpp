// The three kinds of body.
#pragma once

#include <string>
#include <variant>

#include "model/json.hpp"
#include "model/node.hpp"

namespace shelf::compiler {

struct MarkdownBody {
  Node document;      // children: blocks; exactly one `title` node unless the article has neither H1 nor pageTitle
  std::string title;  // plain text of the first H1 (or heading above the header); empty when there is none
};

struct JsonBody {
  std::string title;  // text of the H1 before the fence
  JsonValue root;     // an object
};

struct QuickStartBody {
  std::string link;  // checked address
  std::string text;
  std::string icon_class;
};

using Body = std::variant<MarkdownBody, JsonBody, QuickStartBody>;

}  // namespace shelf::compiler
