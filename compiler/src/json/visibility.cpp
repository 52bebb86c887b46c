#include "json/visibility.hpp"

#include <cstdint>
#include <string>
#include <utility>

namespace shelf::compiler {

namespace {

using Step = VisibilityStep;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// One pass, no recursion: `groups_` is the stack of open parentheses, the whole expression at its bottom.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) { groups_.emplace_back(); }

  ParsedVisibility parse() {
    while (read_operand() && read_operator()) {
    }
    if (!out_.expected.empty()) out_.program.clear();
    return std::move(out_);
  }

 private:
  struct Group {  // results that wait to be folded
    std::uint32_t all_of = 0, any_of = 0;
  };

  [[nodiscard]] bool at(std::string_view mark) const { return text_.substr(at_, mark.size()) == mark; }
  [[nodiscard]] bool at_joint() const { return at("&&") || at("||"); }
  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  bool fail(std::string_view expected) {
    out_.expected = expected;
    out_.failed_at = static_cast<std::uint32_t>(at_);
    return false;
  }
  [[nodiscard]] Span trimmed(std::size_t begin, std::size_t end) const {
    while (begin < end && is_space(text_[begin])) ++begin;
    while (end > begin && is_space(text_[end - 1])) --end;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  [[nodiscard]] std::string cut(Span span) const {
    return std::string(text_.substr(span.begin, span.end - span.begin));
  }

  bool read_operand() {
    skip_space();
    while (at("(")) {
      if (groups_.size() > max_visibility_groups) return fail("fewer open parentheses");
      groups_.emplace_back();
      ++at_;
      skip_space();
    }
    return read_term();
  }

  bool read_term() {
    if (out_.id_spans.size() == max_visibility_terms) return fail("fewer terms");
    const std::size_t begin = at_;
    while (at_ < text_.size() && !at("==") && !at("!=") && !at_joint()) ++at_;
    const Span id = trimmed(begin, at_);
    if (id.begin == id.end) return fail("the id of an element");
    if (!at("==") && !at("!=")) return fail("`==` or `!=`");
    Step& term = out_.program.emplace_back();
    term.negated = at("!=");
    at_ += 2;
    const Span literal = read_literal();
    term.id = cut(id);
    term.literal = cut(literal);
    out_.id_spans.push_back(id);
    out_.literal_spans.push_back(literal);
    ++groups_.back().all_of;
    return true;
  }

  Span read_literal() {
    const std::size_t begin = at_;
    std::size_t open = 0;
    for (; at_ < text_.size() && !at_joint(); ++at_) {
      if (text_[at_] == '(') ++open;
      if (text_[at_] != ')') continue;
      if (open > 0)
        --open;
      else if (groups_.size() > 1)
        break;
    }
    return trimmed(begin, at_);
  }

  // Closes groups, then reads `&&` or `||`. False at the end.
  bool read_operator() {
    skip_space();
    while (groups_.size() > 1 && at(")")) {
      fold_group();
      groups_.pop_back();
      ++groups_.back().all_of;
      ++at_;
      skip_space();
    }
    if (at_ == text_.size()) {
      if (groups_.size() > 1) return fail("`)`");
      fold_group();
      return false;
    }
    if (!at_joint()) return fail("`&&` or `||`");
    if (at("||")) fold_all_of();
    at_ += 2;
    return true;
  }

  void fold_all_of() {
    Group& group = groups_.back();
    fold(Step::Kind::all_of, group.all_of);
    group.all_of = 0;
    ++group.any_of;
  }
  void fold_group() {
    fold_all_of();
    fold(Step::Kind::any_of, groups_.back().any_of);
  }
  void fold(Step::Kind kind, std::uint32_t count) {
    if (count < 2) return;
    Step& step = out_.program.emplace_back();
    step.kind = kind;
    step.count = count;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Group> groups_;
  ParsedVisibility out_;
};

}  // namespace

ParsedVisibility parse_visibility(std::string_view expression) { return Parser(expression).parse(); }

}  // namespace shelf::compiler
