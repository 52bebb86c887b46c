#include "markdown/scan_comments.hpp"

#include <algorithm>
#include <cstdint>

#include "shelf_format/names.hpp"
#include "text/ascii.hpp"

namespace shelf::compiler {

namespace {

bool is_token_name(std::string_view name) noexcept {
  return !name.empty() && name.find_first_of(">\n") == std::string_view::npos;
}

// Token markers of one code range: code is not scanned for anything else.
void scan_code(std::string_view text, Span code, std::uint32_t number, std::vector<Comment>& comments) {
  const std::string_view upto = text.substr(0, code.end);
  std::size_t at = code.begin;
  while ((at = upto.find("<!--", at)) != std::string_view::npos) {
    const std::size_t end = comment_end(upto, at);
    if (end == std::string_view::npos) return;
    Comment comment = classify_comment(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    at = end;
    if (comment.kind != Comment::Kind::token_open && comment.kind != Comment::Kind::token_close) continue;
    comment.code = number;
    comments.push_back(comment);
  }
}

}  // namespace

Comment classify_comment(std::string_view text, Span where) noexcept {
  Comment comment;
  comment.where = where;
  std::string_view inner = trim(text.substr(where.begin + 4, where.end - where.begin - 7));
  const bool closes = inner.starts_with('/');
  if (closes) inner = trim(inner.substr(1));
  if (inner.starts_with('$')) {
    comment.name = trim(inner.substr(1));
    comment.trimmed = comment.name.size() + 5 + (closes ? 3u : 2u) + 1 < where.end - where.begin;
    if (is_token_name(comment.name)) comment.kind = closes ? Comment::Kind::token_close : Comment::Kind::token_open;
  } else if (const auto region = format::find_name(format::region_names, inner)) {
    comment.region = *region;
    comment.kind = closes ? Comment::Kind::region_close : Comment::Kind::region_open;
  }
  return comment;
}

std::vector<Comment> scan_comments(std::string_view text, const MaskedBody& masked) {
  std::vector<Comment> comments;
  comments.reserve(masked.comments.size());
  for (const Span where : masked.comments) comments.push_back(classify_comment(text, where));
  const std::size_t outside = comments.size();
  for (std::size_t i = 0; i < masked.code.size(); ++i)
    scan_code(text, masked.code[i], static_cast<std::uint32_t>(i + 1), comments);
  std::inplace_merge(comments.begin(), comments.begin() + static_cast<std::ptrdiff_t>(outside), comments.end(),
                     [](const Comment& a, const Comment& b) { return a.where.begin < b.where.begin; });
  return comments;
}

}  // namespace shelf::compiler
