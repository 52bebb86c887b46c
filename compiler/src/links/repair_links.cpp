#include "links/repair_links.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "links/blade.hpp"
#include "links/link_text.hpp"
#include "model/prepared.hpp"
#include "shelf_format/names.hpp"
#include "text/char_set.hpp"

namespace shelf::compiler {

namespace {
using Offset = std::uint32_t;

struct Edit {  // of the input text; ascending, not overlapping
  Offset begin = 0, end = 0;
  std::string text;
};

constexpr auto schemes = std::to_array<std::string_view>({"https:", "http:", "mailto:", "button-link:", "ttps:"});
constexpr Offset max_inner_tail = 256;  // bytes looked at behind white space inside a destination
constexpr const char* form_help = "type `[text](address)`";

bool starts_with_scheme(std::string_view text) {
  if (text.starts_with('#')) return text.size() > 1 && is_word(text[1]);
  if (text.starts_with("//")) return text.size() > 2 && is_word(text[2]);
  return find_blade_scheme(text).has_value() ||
         std::any_of(schemes.begin(), schemes.end(), [&](auto scheme) { return starts_folded(text, scheme); });
}

bool starts_with_web_scheme(std::string_view text) {
  return starts_folded(text, "https://") || starts_folded(text, "http://");
}

// One pass over the text. Every look ahead either consumes what it looked at or is bounded by a line's next bracket,
// quote or max_inner_tail, so the whole is linear.
class LinkRepairer {
 public:
  LinkRepairer(const RewrittenText& input, const std::vector<Span>& code, DiagnosticSink& sink)
      : input_(input), text_(input.text()), code_(code), sink_(sink) {}

  std::vector<Edit> run() {
    start_line(0);
    while (at_ < size()) step();
    return std::move(edits_);
  }

 private:
  Offset size() const { return static_cast<Offset>(text_.size()); }
  char peek(Offset at) const { return at < size() ? text_[at] : '\0'; }
  std::string_view rest(Offset at) const { return text_.substr(std::min<std::size_t>(at, text_.size())); }
  std::string_view slice(Offset begin, Offset end) const { return text_.substr(begin, end - begin); }

  void report(Code code, Offset begin, Offset end, std::string message, std::string help = form_help) {
    sink_.report(code, input_.source_span(begin, end), std::move(message), std::move(help));
  }
  void report_note(Offset begin, Offset end, std::string message, std::string help) {
    sink_.report(Code::LNK2, Severity::note, input_.source_span(begin, end), std::move(message), std::move(help));
  }
  void edit(Offset begin, Offset end, std::string_view text) { edits_.push_back({begin, end, std::string(text)}); }

  void step() {
    if (skip_code()) return;
    switch (text_[at_]) {
      case '\\':
        at_ += 2;
        return;
      case '\n':
        start_line(at_ + 1);
        break;
      case '[':
        openers_.push_back(at_);
        break;
      case ']':
        close_bracket();
        return;
      case '(':
        round_ = at_;
        break;
      case ')':
        if (repair_reversed()) return;
        round_.reset();
        break;
      default:
        skip_plain();
        return;
    }
    ++at_;
  }

  void skip_plain() {
    constexpr CharSet looked_at("\\\n[]()");
    const std::size_t end = next_code_ < code_.size() ? code_[next_code_].begin : size();
    at_ = static_cast<Offset>(looked_at.find(text_.substr(0, end), at_ + 1));
  }

  bool skip_code() {
    while (next_code_ < code_.size() && code_[next_code_].end <= at_) ++next_code_;
    if (next_code_ == code_.size() || code_[next_code_].begin > at_) return false;
    const Offset begin = at_;
    at_ = code_[next_code_].end;
    if (slice(begin, at_).find('\n') != std::string_view::npos) openers_.clear();  // a fence
    return true;
  }

  // Brackets do not reach over a blank line or the start of a block.
  void start_line(Offset at) {
    round_.reset();
    at = skip_blanks(at);
    const char c = peek(at);
    const bool list = (c == '*' || c == '-' || c == '+') && is_blank(peek(at + 1));
    if (c == '\n' || c == '\0' || c == '#' || c == '|' || list || starts_numbered(at)) openers_.clear();
  }
  bool starts_numbered(Offset at) const {
    Offset end = at;
    while (end < at + 9 && is_digit(peek(end))) ++end;  // nine digits: the limit of CommonMark
    return end > at && (peek(end) == '.' || peek(end) == ')') && is_blank(peek(end + 1));
  }
  Offset skip_blanks(Offset at) const {
    while (is_blank(peek(at))) ++at;
    return at;
  }
  // Blanks with at most one line break among them.
  Offset skip_space(Offset at) const {
    at = skip_blanks(at);
    return peek(at) == '\n' ? skip_blanks(at + 1) : at;
  }

  // At `]`: looks at what follows.
  void close_bracket() {
    const Offset close = at_++;
    const bool opened = !openers_.empty();
    const Offset open = opened ? openers_.back() : close;
    if (opened) openers_.pop_back();
    const Offset next = skip_space(at_);
    if (peek(at_) == '(')
      read_destination(open, close, opened);
    else if (opened && peek(next) == '(' && starts_with_scheme(rest(skip_blanks(next + 1))))
      join(open, close, next);
    else if (opened && starts_with_web_scheme(rest(at_)))
      add_parentheses(open);
  }

  // `[text]` and `(address)` apart.
  void join(Offset open, Offset close, Offset round) {
    const bool lines = slice(close, round).find('\n') != std::string_view::npos;
    report(Code::LNK1, open, round + 1,
           lines ? "link text and address stand on different lines" : "white space between link text and address",
           "put `(` directly after `]`");
    edit(close + 1, round, "");
    at_ = round;
    read_destination(open, close, true);
  }

  // `[text]https://…`
  void add_parentheses(Offset open) {
    const Offset begin = at_;
    const Offset end = without_punctuation(begin, token_end(begin));
    report(Code::LNK2, open, end, "address of the link is not in parentheses");
    edit(begin, begin, "(");
    edit(end, end, ")");
    at_ = end;
  }

  // `(text)[https://…]`, at the `)`
  bool repair_reversed() {
    if (!round_ || peek(at_ + 1) != '[' || !starts_with_web_scheme(rest(at_ + 2))) return false;
    const Offset close = at_, begin = at_ + 2;
    Offset end = begin;
    while (end < size() && !ends_token(end) && text_[end] != ']' && text_[end] != '[') ++end;
    const bool changed_inside = !edits_.empty() && edits_.back().end > *round_;
    if (peek(end) != ']' || peek(end + 1) == '(' || close == *round_ + 1 || changed_inside) {
      round_.reset();
      return false;
    }
    report(Code::LNK2, *round_, end + 1, "brackets and parentheses of the link are exchanged");
    edit(*round_, *round_ + 1, "[");
    edit(close, close + 2, "](");
    edit(end, end + 1, ")");
    round_.reset();
    at_ = end + 1;
    return true;
  }

  bool begins_code(Offset at) const { return next_code_ < code_.size() && code_[next_code_].begin == at; }

  bool ends_token(Offset at) const {
    const char c = text_[at];
    return c == '\n' || is_blank(c) || c == mark_begin || begins_code(at);
  }

  // The end of an address: white space, an unbalanced `)`, a mark, or the next `](`.
  Offset token_end(Offset at) {
    depth_ = 0;
    for (; at < size() && !ends_token(at); ++at) {
      const char c = text_[at];
      if (c == '\\' && at + 1 < size() && !ends_token(at + 1)) {
        ++at;
        continue;
      }
      if (c == ']' && peek(at + 1) == '(') break;
      if (c == '(') ++depth_;
      if (c == ')' && --depth_ < 0) break;
    }
    return at < size() && text_[at] == mark_begin ? before_mark(at) : at;
  }
  // A mark that behaves like punctuation begins with a slash.
  Offset before_mark(Offset at) const {
    const std::size_t end = text_.find(mark_end, at);
    const bool punctuation = end != std::string_view::npos && peek(static_cast<Offset>(end) + 1) == '/';
    return punctuation && at > 0 && text_[at - 1] == '/' ? at - 1 : at;
  }
  Offset without_punctuation(Offset begin, Offset end) const {
    constexpr std::string_view marks = ".,;:!?*\"'";
    while (end > begin && marks.find(text_[end - 1]) != std::string_view::npos) --end;
    return end;
  }

  // At the `(` behind `]`.
  void read_destination(Offset open, Offset close, bool opened) {
    const Offset round = at_;
    Offset begin = skip_space(round + 1);
    while (const std::size_t space = space_at_front(rest(begin))) {
      if (peek(begin) == '\n') break;
      begin += static_cast<Offset>(space);
    }
    at_ = round + 1;
    if (peek(begin) == '[') return repair_nested(open, round, begin);
    if (!starts_with_scheme(rest(begin))) return report_prose(open, begin, opened);
    if (!opened) {
      report(Code::LNK2, close, close + 1, "`]` of a link without `[`, the address stands as it is");
      return;
    }
    const Offset end = token_end(begin);
    at_ = std::max(end, at_);
    if (peek(end) == ')')
      finish(open, round, begin, end, end);
    else
      finish_at_space(open, round, begin, end);
  }

  // `[text](Some title)`: no address, and Markdown sees no link in it.
  void report_prose(Offset open, Offset begin, bool opened) {
    const std::string_view ahead = rest(begin).substr(0, max_inner_tail);
    const std::size_t end = ahead.find_first_of("()[]<\n\"'\x01");
    if (!opened || end == std::string_view::npos || ahead[end] != ')') return;
    const std::string_view prose = trim_spaces(ahead.substr(0, end));
    if (prose.find(' ') == std::string_view::npos) return;
    report(Code::LNK2, open, begin + static_cast<Offset>(end) + 1, quoted(prose) + " is no address, shown as text");
  }

  // `[text]([text](address))`: the inner link is the link.
  void repair_nested(Offset open, Offset round, Offset inner) {
    const std::string_view ahead = rest(inner).substr(0, max_inner_tail);
    const std::string_view line = ahead.substr(0, ahead.find('\n'));
    const std::size_t middle = line.find("](");
    if (middle == std::string_view::npos || !starts_with_scheme(line.substr(middle + 2))) return;
    report(Code::LNK2, open, round + 1, "link inside the address of a link, the inner one counts");
    edit(round, round, "\\");
  }

  // The destination is [begin, end), its `)` stands at `round_end`.
  void finish(Offset open, Offset round, Offset begin, Offset end, Offset round_end) {
    while (end > begin && space_at_back(slice(begin, end)) > 0)
      end -= static_cast<Offset>(space_at_back(slice(begin, end)));
    if (begin > round + 1 || end < round_end)
      report_note(open, round_end + 1, "white space around the address of a link, dropped", "delete it");
    if (begin > round + 1) edit(round + 1, begin, "");
    if (end < round_end) edit(end, round_end, "");
    at_ = round_end + 1;
  }

  // The address stopped before its `)`.
  void finish_at_space(Offset open, Offset round, Offset begin, Offset end) {
    const Offset next = skip_space(end);
    if (depth_ == 0 && peek(next) == ')') return finish(open, round, begin, end, next);
    if (peek(next) == '"' || peek(next) == '\'') {
      if (ends_title(next)) return;
    }
    if (const auto round_end = inner_space_end(end)) return repair_inner_space(open, begin, end, *round_end);
    add_missing_round(open, round, begin, end);
  }

  bool ends_title(Offset quote) {
    const std::size_t closing = text_.find_first_of(text_[quote] == '"' ? "\"\n" : "'\n", quote + 1);
    if (closing == std::string_view::npos || text_[closing] == '\n') return false;
    const Offset after = skip_blanks(static_cast<Offset>(closing) + 1);
    if (peek(after) != ')') return false;
    at_ = after + 1;
    return true;
  }

  // Where the `)` stands when the blanks at `at` are inside the address: it goes on for one more word.
  std::optional<Offset> inner_space_end(Offset at) const {
    if (!is_blank(peek(at))) return std::nullopt;
    at = skip_blanks(at);
    const Offset limit = std::min(size(), at + max_inner_tail), begin = at;
    while (at < limit && !ends_token(at) && std::string_view("()[]\"'`").find(text_[at]) == std::string_view::npos)
      ++at;
    const Offset end = skip_blanks(at);
    if (at == begin || peek(end) != ')') return std::nullopt;
    return end;
  }

  void repair_inner_space(Offset open, Offset begin, Offset end, Offset round_end) {
    const Offset next = skip_blanks(end);
    const std::string_view head = slice(begin, end);
    const std::size_t slashes = head.find("//");
    const bool after_host = slashes != std::string_view::npos && head.find('/', slashes + 2) == std::string_view::npos;
    const bool drop = after_host || head.back() == '/' || head.back() == ':' || peek(next) == '/';
    report(Code::LNK2, open, round_end + 1, "white space inside the address " + quoted(slice(begin, round_end)),
           drop ? "delete it" : "type `%20` for a space that belongs to the address");
    edit(end, next, drop ? "" : "%20");
    Offset last = round_end;
    while (is_blank(text_[last - 1])) --last;
    if (last < round_end) edit(last, round_end, "");
    at_ = round_end + 1;
  }

  void add_missing_round(Offset open, Offset round, Offset begin, Offset end) {
    if (slice(begin, end).ends_with("\\))")) {  // `…(x\))`: the escape took the parenthesis that closes the link
      report(Code::LNK2, open, end, "`\\)` in the address of a link where `)` is meant", "delete the backslash");
      return edit(end - 3, end - 2, "");
    }
    Offset last = begin + static_cast<Offset>(std::min(slice(begin, end).find('|'), slice(begin, end).size()));
    last = without_punctuation(begin, last);
    Offset kept = last;
    if (kept > begin && (text_[kept - 1] == ']' || text_[kept - 1] == '}')) --kept;
    report(Code::LNK2, open, last, "`)` after the address of the link is missing");
    if (begin > round + 1) edit(round + 1, begin, "");
    edit(kept, last, ")");
  }

  const RewrittenText& input_;
  std::string_view text_;
  const std::vector<Span>& code_;
  DiagnosticSink& sink_;
  std::vector<Edit> edits_;
  std::vector<Offset> openers_;  // unmatched `[`
  std::optional<Offset> round_;  // the last unmatched `(` of the line
  std::size_t next_code_ = 0;
  Offset at_ = 0;
  int depth_ = 0;  // parentheses open at token_end
};

RewrittenText apply_edits(const RewrittenText& input, const std::vector<Edit>& edits) {
  RewrittenText out;
  Offset done = 0;
  for (const Edit& edit : edits) {
    out.append(input, done, edit.begin);
    out.replace(edit.text, input.source_span(edit.begin, edit.end));
    done = edit.end;
  }
  out.append(input, done, static_cast<Offset>(input.text().size()));
  return out;
}
}  // namespace

RewrittenText repair_links(RewrittenText input, const std::vector<Span>& code, DiagnosticSink& sink) {
  const std::vector<Edit> edits = LinkRepairer(input, code, sink).run();
  return edits.empty() ? std::move(input) : apply_edits(input, edits);
}

}  // namespace shelf::compiler
