#include "live/article_lines.hpp"

#include <cstdint>
#include <utility>

#include "live/html_rules.hpp"
#include "live/shown_text.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

enum class Break : std::uint8_t { none, blank, line };

Break break_of(const Step& step) noexcept {
  switch (step.op) {
    case Op::emphasis:
    case Op::strong:
    case Op::code_span:
    case Op::link:
    case Op::blade_action:
    case Op::button_link:
      return Break::none;
    case Op::header_cell:
    case Op::data_cell:
      return Break::blank;
    case Op::html_element:
      return html_rule(format::html_tags[step.number[0]]).flow == Flow::phrase ? Break::none : Break::line;
    default:
      return Break::line;
  }
}

class LineBuilder {
 public:
  void walk(OpReader& body) {
    for (Step step; body.next(step);) {
      if (step.op == Op::widget) {
        body.skip();
        end_line();
      } else if (step.op == Op::close) {
        if (open_.empty()) break;
        apply(open_.back());
        open_.pop_back();
      } else if (format::shape_of(step.op).opens) {
        open_.push_back(break_of(step));
        apply(open_.back());
        if (step.op == Op::title) title_depth_ = open_.size();
      } else {
        leaf(step);
      }
    }
    end_line();
  }
  ArticleLines take() { return std::move(out_); }

 private:
  void leaf(const Step& step) {
    if (step.op == Op::text || step.op == Op::text_escaped || step.op == Op::image)
      add(step.text[0]);
    else if (step.op == Op::soft_break)
      blank_ = true;
    else if (step.op == Op::line_break || step.op == Op::thematic_break)
      end_line();
    else if (step.op == Op::token)
      add_token(step);
  }

  void apply(Break wanted) {
    if (wanted == Break::line) end_line();
    blank_ |= wanted == Break::blank;
  }

  std::string& literal() {
    if (line_.pieces.empty() || !line_.pieces.back().token.empty()) line_.pieces.emplace_back();
    return line_.pieces.back().text;
  }

  // A blank belongs to the literal before or behind a token, never to the edge of a line.
  void settle_blank() {
    if (blank_ && !line_.pieces.empty()) literal() += ' ';
    blank_ = false;
  }

  void add(std::string_view raw) {
    const std::string text = shown_text(raw);
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool hard_blank = std::string_view(text).substr(at).starts_with("\xc2\xa0");
      if (hard_blank || text[at] == ' ' || text[at] == '\t' || text[at] == '\n') {
        blank_ = true;
        at += hard_blank ? 1 : 0;
        continue;
      }
      settle_blank();
      literal() += text[at];
    }
  }

  void add_token(const Step& step) {
    settle_blank();
    line_.pieces.push_back({shown_line(step.text[1]), step.text[0]});
  }

  void end_line() {
    blank_ = false;
    ArticleLine line = std::exchange(line_, {});
    if (line.pieces.empty()) return;
    if (title_depth_ != 0) {
      title_depth_ = 0;
      for (const LinePiece& piece : line.pieces) out_.title += piece.text;
    } else {
      out_.lines.push_back(std::move(line));
    }
  }

  ArticleLines out_;
  ArticleLine line_;
  std::vector<Break> open_;
  std::size_t title_depth_ = 0;  // not 0: the next line is the title
  bool blank_ = false;
};

}  // namespace

ArticleLines article_lines(OpReader body) {
  LineBuilder builder;
  builder.walk(body);
  return builder.take();
}

}  // namespace shelf::detail
