#include <algorithm>

#include "model/rewritten_text.hpp"

namespace shelf::compiler {

void RewrittenText::append(const RewrittenText& from, std::uint32_t begin, std::uint32_t end) {
  const std::string_view text = from.text_;
  auto anchor = std::upper_bound(from.anchors_.begin(), from.anchors_.end(), begin,
                                 [](std::uint32_t offset, const Anchor& a) { return offset < a.offset; });
  if (anchor != from.anchors_.begin()) --anchor;
  for (; anchor != from.anchors_.end() && anchor->offset < end; ++anchor) {
    const auto next = std::next(anchor);
    const std::uint32_t first = std::max(begin, anchor->offset);
    const std::uint32_t last = next == from.anchors_.end() ? end : std::min(end, next->offset);
    if (first >= last) continue;
    const std::string_view piece = text.substr(first, last - first);
    if (anchor->exact)
      keep(piece, anchor->source + (first - anchor->offset));
    else
      replace(piece, Span{anchor->source, next == from.anchors_.end() ? anchor->source : next->source});
  }
}

}  // namespace shelf::compiler
