#include <utility>

#include "live/answers.hpp"
#include "live/decode_references.hpp"
#include "live/html_tokens.hpp"
#include "live/shown_text.hpp"

namespace shelf::detail {

namespace {

class TextBuilder {
 public:
  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool hard_blank = text.substr(at).starts_with("\xc2\xa0");
      if (hard_blank || text[at] == ' ' || text[at] == '\t' || text[at] == '\n') {
        blank_ = true;
        at += hard_blank ? 1 : 0;
        continue;
      }
      if (!out_.empty() && (line_ || blank_)) out_ += line_ ? '\n' : ' ';
      line_ = blank_ = false;
      out_ += text[at];
    }
  }
  void end_line() { line_ = true; }
  void blank() { blank_ = true; }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool line_ = false, blank_ = false;
};

}  // namespace

std::string html_to_text(std::string_view html) {
  TextBuilder text;
  HtmlTokens tokens(html.substr(0, max_service_html_bytes));
  for (HtmlToken token; tokens.next(token);) {
    if (token.kind == HtmlToken::Kind::text) {
      text.add(shown_text(decode_references(token.text)));
    } else if (token.rule.name == "img") {
      if (const auto* alternative = token.attribute("alt")) text.add(shown_text(decode_references(*alternative)));
    } else if (token.rule.name == "td" || token.rule.name == "th") {
      text.blank();
    } else if (token.rule.name == "br" || (token.rule.flow >= Flow::paragraph && token.rule.flow != Flow::leaf)) {
      text.end_line();
    }
  }
  return text.take();
}

}  // namespace shelf::detail
