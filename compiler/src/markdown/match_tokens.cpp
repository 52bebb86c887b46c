#include "markdown/match_tokens.hpp"

#include <string>

namespace shelf::compiler {

namespace {

using Kind = Comment::Kind;

std::string in_ticks(std::string_view prefix, std::string_view name) {
  return "`" + std::string(prefix) + std::string(name) + "`";
}

bool belong_together(std::string_view text, const Comment& open, const Comment& close) noexcept {
  if (open.code != close.code) return false;
  const std::string_view between = text.substr(open.where.end, close.where.begin - open.where.end);
  return open.code != 0 || between.find("\n\n") == std::string_view::npos;
}

void report_unmatched(const Comment& comment, DiagnosticSink& sink) {
  const bool open = comment.kind == Kind::token_open;
  const std::string marker = in_ticks(open ? "$" : "/$", comment.name);
  const std::string partner = in_ticks(open ? "<!--/$" : "<!--$", std::string(comment.name) + "-->");
  sink.report(Code::CMT3, Severity::warning, comment.where,
              "token marker " + marker + (open ? " is never closed, dropped" : " closes nothing, dropped"),
              (open ? "add " : "put ") + partner + (open ? " after" : " before") + " the default text");
}

}  // namespace

std::vector<Token> match_tokens(std::string_view text, const std::vector<Comment>& comments, DiagnosticSink& sink) {
  std::vector<Token> tokens;
  const Comment* open = nullptr;
  for (const Comment& comment : comments) {
    if (comment.kind == Kind::remark) continue;
    const bool pair = open && comment.kind == Kind::token_close && belong_together(text, *open, comment);
    if (pair) {
      tokens.push_back({{open->where.begin, comment.where.end},
                        {open->where.end, comment.where.begin},
                        open->name,
                        open->code != 0});
      if (open->name != comment.name || open->trimmed != comment.trimmed)
        sink.report(Code::CMT3, comment.where,
                    "token opens as " + in_ticks("$", open->name) + " and closes as " + in_ticks("/$", comment.name),
                    "write " + in_ticks("<!--/$", std::string(open->name) + "-->"));
      open = nullptr;
      continue;
    }
    if (open) report_unmatched(*open, sink);
    open = comment.kind == Kind::token_open ? &comment : nullptr;
    if (comment.kind == Kind::token_close) report_unmatched(comment, sink);
  }
  if (open) report_unmatched(*open, sink);
  return tokens;
}

}  // namespace shelf::compiler
