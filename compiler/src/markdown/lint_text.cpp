#include "markdown/lint_text.hpp"

#include <string>
#include <string_view>

#include "links/link_text.hpp"
#include "markdown/parse_blocks.hpp"
#include "markdown/plain_text.hpp"

namespace shelf::compiler {

namespace {

constexpr std::size_t max_variable_size = 64;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

void lint_indented_code(const Node& code, DiagnosticSink& sink) {
  const std::string code_text = plain_text(code.children);
  const std::string_view text = trim_spaces(code_text);
  const bool list = text.starts_with("* ") || text.starts_with("- ") ||
                    (text.size() > 2 && is_digit(text[0]) && text[1] == '.' && text[2] == ' ');
  if (!list && text.find("](http") == std::string_view::npos) return;
  sink.report(Code::MD7, code.where, "indented text is shown as code",
              "indent by fewer than four spaces, or use a fence");
}

void lint_line_start(const Node& node, DiagnosticSink& sink) {
  const std::string_view text = node.text;
  std::size_t digits = 0;
  while (digits < text.size() && digits < 3 && is_digit(text[digits])) ++digits;
  if (text.starts_with("\xe2\x80\xa2")) {
    sink.report(Code::MD8, part_of(node, 0, 3), "a bullet character makes no list",
                "write `*` and a space at the start of the line");
  } else if (digits > 0 && text.size() > digits + 1 && text[digits] == '.' && is_upper(text[digits + 1])) {
    sink.report(Code::MD8, part_of(node, 0, digits + 1), "no space after the number of a list item",
                "write `" + std::string(text.substr(0, digits + 1)) + "` and a space");
  } else if (text.size() > 1 && text[0] == '*' && is_letter(text[1])) {
    sink.report(Code::MD8, part_of(node, 0, 1), "no space after the `*` of a list item", "write `*` and a space");
  }
}

// `{Name}`: in texts that a service fills in, the author expected a value.
void lint_variables(const Node& node, DiagnosticSink& sink) {
  const std::string_view text = node.text;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    std::size_t end = open + 1;
    while (end < text.size() && end - open < max_variable_size && (is_letter(text[end]) || is_digit(text[end]))) ++end;
    if (end == open + 1 || !is_letter(text[open + 1]) || end >= text.size() || text[end] != '}') continue;
    const std::string variable(text.substr(open, end + 1 - open));
    sink.report(Code::CMT6, part_of(node, open, end + 1), "`" + variable + "` is shown as it is, nothing replaces it",
                "use a token: `<!--$Name-->default<!--/$Name-->`");
  }
}

class TextLinter {
 public:
  TextLinter(bool variables, DiagnosticSink& sink) : variables_(variables), sink_(sink) {}

  void visit(const Node& node) {
    if (node.kind == NodeKind::code_block && node.number == indented_code) lint_indented_code(node, sink_);
    if (node.kind == NodeKind::code_block || node.kind == NodeKind::code_span) return;
    const bool lines = node.kind == NodeKind::paragraph || node.kind == NodeKind::list_item;
    bool line_start = lines;
    for (const Node& child : node.children) {
      if (child.kind == NodeKind::text) {
        if (line_start) lint_line_start(child, sink_);
        if (variables_) lint_variables(child, sink_);
      }
      line_start = lines && (child.kind == NodeKind::soft_break || child.kind == NodeKind::line_break);
      visit(child);
    }
  }

 private:
  bool variables_;
  DiagnosticSink& sink_;
};

}  // namespace

void lint_text(const Node& document, format::ArticleType type, DiagnosticSink& sink) {
  const bool filled_in = type == format::ArticleType::diagnostics || type == format::ArticleType::rca;
  TextLinter(filled_in, sink).visit(document);
}

}  // namespace shelf::compiler
