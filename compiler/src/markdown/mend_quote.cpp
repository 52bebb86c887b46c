#include "markdown/mend_quote.hpp"

#include <array>
#include <string_view>

#include "markdown/mend_headings.hpp"
#include "shelf_format/names.hpp"

namespace shelf::compiler {

namespace {
constexpr auto labels = std::to_array<std::string_view>({"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"});
}

void mend_quote(Node& quote) {
  if (quote.children.empty() || quote.children.front().kind != NodeKind::paragraph) return;
  std::vector<Node>& inlines = quote.children.front().children;
  if (inlines.empty() || inlines.front().kind != NodeKind::text || inlines.front().escaped_front) return;
  std::string& text = inlines.front().text;
  const std::size_t end = text.find(']');
  if (!text.starts_with("[!") || end == std::string::npos) return;
  const auto label = format::find_name(labels, std::string_view(text).substr(2, end - 2));
  if (!label) return;
  quote.kind = NodeKind::note_box;
  quote.text = labels[*label];
  text.erase(0, end + 1);
  if (text.empty()) inlines.erase(inlines.begin());
  while (!inlines.empty() && inlines.front().kind == NodeKind::line_break) inlines.erase(inlines.begin());
  trim_inlines(inlines);
  if (inlines.empty()) quote.children.erase(quote.children.begin());
}

}  // namespace shelf::compiler
