#include "model/rewritten_text.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace shelf::compiler {

namespace {
std::uint32_t size_of(std::string_view text) noexcept { return static_cast<std::uint32_t>(text.size()); }
}  // namespace

void RewrittenText::keep(std::string_view text, std::uint32_t source_begin) {
  if (text.empty()) return;
  const std::uint32_t offset = size_of(text_);
  const bool continues = !anchors_.empty() && anchors_.back().exact &&
                         anchors_.back().source + (offset - anchors_.back().offset) == source_begin;
  if (!continues) anchors_.push_back({offset, source_begin, true});
  text_.append(text);
}

// Leaves two anchors: where the replacement begins, and the end of what it replaced, so that the end of a span is
// known even when nothing follows.
void RewrittenText::replace(std::string_view text, Span source) {
  if (text.empty()) return;
  anchors_.push_back({size_of(text_), source.begin, false});
  text_.append(text);
  anchors_.push_back({size_of(text_), source.end, true});
}

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

std::uint32_t RewrittenText::source_offset(std::uint32_t offset) const noexcept {
  const auto after = std::upper_bound(anchors_.begin(), anchors_.end(), offset,
                                      [](std::uint32_t at, const Anchor& anchor) { return at < anchor.offset; });
  if (after == anchors_.begin()) return 0;
  const Anchor& anchor = *std::prev(after);
  return anchor.exact ? anchor.source + (offset - anchor.offset) : anchor.source;
}

Span RewrittenText::source_span(std::uint32_t begin, std::uint32_t end) const noexcept {
  const std::uint32_t first = source_offset(begin);
  if (end <= begin) return {first, first};
  const auto after = std::upper_bound(anchors_.begin(), anchors_.end(), end - 1,
                                      [](std::uint32_t at, const Anchor& anchor) { return at < anchor.offset; });
  if (after == anchors_.begin()) return {first, first};
  const Anchor& anchor = *std::prev(after);
  // The anchor after a replacement is always the end of what it replaced.
  const std::uint32_t last = anchor.exact ? anchor.source + (end - anchor.offset) : after->source;
  return {first, std::max(first, last)};
}

}  // namespace shelf::compiler
