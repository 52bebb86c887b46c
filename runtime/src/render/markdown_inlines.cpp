// A block's spans are atoms with sets of styles; delimiters are written where the sets change. Delimiters count only
// next to the right characters (CommonMark, "left-flanking" and "right-flanking"), so a letter that stands where
// there would have to be none is written as a character reference.
#include "render/markdown_inlines.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "render/html_escape.hpp"
#include "render/markdown_escape.hpp"
#include "render/visible_text.hpp"
#include "shelf_format/safe_text.hpp"

namespace shelf::detail {

namespace {

constexpr auto delimited = std::to_array<Style>({style_strong, style_emphasis, style_strike});

bool is_break(const Span& span) noexcept {
  return span.kind == SpanKind::soft_break || span.kind == SpanKind::hard_break;
}

// Blanks of Unicode too: delimiters do not count next to them.
std::size_t blank_prefix(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at < text.size()) {
    const format::CodePoint point = format::decode_utf8(text, at);
    const char32_t c = point.value;
    if (!(c == ' ' || c == '\t' || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f ||
          c == 0x205f || c == 0x3000))
      break;
    at += point.size;
  }
  return at;
}

std::size_t before_blank_suffix(std::string_view text) noexcept {
  std::size_t end = text.size();
  while (end > 0) {
    std::size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    if (blank_prefix(text.substr(begin, end - begin)) != end - begin) break;
    end = begin;
  }
  return end;
}

bool is_blank(const Span& span) noexcept {
  return is_break(span) || (span.kind == SpanKind::text && blank_prefix(span.text) == span.text.size());
}

// Atoms: blanks at the edges of spans stand alone. Actions are bold, an address that may not be followed is text.
std::vector<Span> split_atoms(const Inlines& text) {
  std::vector<Span> atoms;
  for (Span span : text.spans) {
    const Target* target = text.target(span.target);
    if (target != nullptr && target->op == Op::blade_action) span.style |= style_strong;
    if (target == nullptr || target->op == Op::blade_action || !has_safe_scheme(target->url)) span.target = 0;
    const Target* image = text.target(span.image);
    if (span.kind == SpanKind::image && (image == nullptr || !has_safe_scheme(image->url))) span.kind = SpanKind::text;
    if (span.kind != SpanKind::text) {
      atoms.push_back(span);
      continue;
    }
    const std::size_t begin = blank_prefix(span.text);
    const std::size_t end = begin == span.text.size() ? begin : before_blank_suffix(span.text);
    const std::string_view all = span.text;
    for (const std::string_view part : {all.substr(0, begin), all.substr(begin, end - begin), all.substr(end)}) {
      if (part.empty()) continue;
      span.text = part;
      atoms.push_back(span);
    }
  }
  return atoms;
}

// Blanks keep only what both of their neighbours have: delimiters never stand at a blank on their inner side.
void settle_blanks(std::vector<Span>& atoms) {
  const auto settle = [](auto first, auto last) {
    Style style = 0;
    std::uint32_t target = 0;
    for (; first != last; ++first) {
      if (is_blank(*first)) {
        first->style = static_cast<Style>(first->style & style);
        if (first->target != target) first->target = 0;
      }
      style = first->style;
      target = first->target;
    }
  };
  settle(atoms.begin(), atoms.end());
  settle(atoms.rbegin(), atoms.rend());
}

enum class Side : std::uint8_t { blank, punctuation, word, unknown };

// unknown: whether it is punctuation depends on the reader's tables.
Side side_of(char32_t c) noexcept {
  if (c == ' ' || c == '\n' || c == '\t') return Side::blank;
  if (c < 0x80) return is_markdown_punctuation(static_cast<char>(c)) ? Side::punctuation : Side::word;
  if ((c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7) || (c >= 0x3041 && c <= 0x9fff && c != 0x30fb))
    return Side::word;
  return Side::unknown;
}

class InlineWriter {
 public:
  InlineWriter(const Inlines& text, MarkdownPlace place) : text_(text), place_(place), atoms_(split_atoms(text)) {
    settle_blanks(atoms_);
  }

  std::string write() {
    for (at_ = 0; at_ < atoms_.size();) {
      turn_to(atoms_[at_]);
      write_atom();
    }
    turn_to({});
    if (place_ == MarkdownPlace::heading) escape_closing_marks();
    return std::move(out_);
  }

 private:
  struct Open {
    Style style = 0;  // 0: a link
    std::uint32_t target = 0;
    char delimiter = '*';
  };

  static bool has(const Span& atom, const Open& open) noexcept {
    return open.style == 0 ? atom.target == open.target : (atom.style & open.style) != 0;
  }

  // First atom from here on that lacks it.
  std::size_t extent(const Open& open) const noexcept {
    std::size_t i = at_;
    while (i < atoms_.size() && has(atoms_[i], open)) ++i;
    return i;
  }

  void turn_to(const Span& atom) {
    std::size_t keep = 0;
    while (keep < open_.size() && has(atom, open_[keep])) ++keep;
    while (open_.size() > keep) close();
    std::vector<std::pair<std::size_t, Open>> wanted;
    const auto want = [&](const Open& open) {
      const auto same = [&](const Open& o) { return o.style == open.style; };
      if (std::any_of(open_.begin(), open_.end(), same)) return;
      const std::size_t end = extent(open);  // what reaches further stands further out
      const auto shorter = [&](const auto& other) { return other.first < end; };
      wanted.emplace(std::find_if(wanted.begin(), wanted.end(), shorter), end, open);
    };
    if (atom.target != 0) want({0, atom.target, '['});
    for (const Style style : delimited)
      if ((atom.style & style) != 0) want({style, 0, style == style_strike ? '~' : '*'});
    for (std::size_t i = 0; i < wanted.size(); ++i) open(wanted[i].second, wanted[i].first, i + 1 < wanted.size());
  }

  // `end`: the first atom behind it; `mark_follows`: another delimiter stands before the text.
  void open(Open open, std::size_t end, bool mark_follows) {
    if (open.style == 0) {
      if (out_.ends_with('!')) out_.insert(out_.size() - 1, "\\");  // else it were an image
      out_ += '[';
    } else {
      const Side before = last_side();
      const bool at_word = before != Side::blank && before != Side::punctuation;
      const bool meets = meets_asterisks(open, end);
      if (at_word && (mark_follows || first_side(at_) != Side::word || meets)) refer_to_last();
      const bool free =
          (!at_word || meets) && !out_.ends_with('_') && (meets || end >= atoms_.size() || stands_off(end));
      if (open.style == style_emphasis && free) open.delimiter = '_';
      out_.append(open.style == style_emphasis ? 1 : 2, open.delimiter);
    }
    open_.push_back(open);
  }

  void close() {
    const Open open = open_.back();
    open_.pop_back();
    if (open.style == 0) {
      const Target* target = text_.target(open.target);
      return append_markdown_address(out_, target->url, target->title);
    }
    const bool needs_mark = last_side() != Side::word || open.delimiter == '_';
    out_.append(open.style == style_emphasis ? 1 : 2, open.delimiter);
    if (needs_mark && at_ < atoms_.size()) {
      const Side next = first_side(at_);
      refer_to_next_ = next == Side::word || next == Side::unknown;
    }
  }

  // Whether emphasis stands between delimiters of its neighbours, so that asterisks would run together.
  bool meets_asterisks(const Open& open, std::size_t end) const noexcept {
    if (open.style != style_emphasis) return false;
    return out_.ends_with('*') ||
           (end < atoms_.size() && !is_blank(atoms_[end]) && (atoms_[end].style & style_strong) != 0);
  }

  // Whether an underscore may close before atom `i`.
  bool stands_off(std::size_t i) const noexcept {
    const Side side = first_side(i);
    return side == Side::blank || side == Side::punctuation;
  }

  // What the text of atom `i` begins with.
  Side first_side(std::size_t i) const noexcept {
    const Span& atom = atoms_[i];
    if (is_break(atom)) return Side::blank;
    if (atom.kind == SpanKind::image || (atom.style & style_code) != 0 || atom.text.empty()) return Side::punctuation;
    return side_of(format::decode_utf8(atom.text, 0).value);
  }

  std::size_t last_begin() const noexcept {
    std::size_t begin = out_.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(out_[begin]) & 0xC0) == 0x80) --begin;
    return begin;
  }

  Side last_side() const noexcept {
    return out_.empty() ? Side::blank : side_of(format::decode_utf8(out_, last_begin()).value);
  }

  void refer_to_last() {
    const std::size_t begin = last_begin();
    const char32_t c = format::decode_utf8(out_, begin).value;
    out_.resize(begin);
    std::size_t slashes = 0;
    while (slashes < begin && out_[begin - 1 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 1) out_ += '\\';  // one that stood before a letter
    append_reference(c);
  }

  void append_reference(char32_t c) { out_.append("&#").append(std::to_string(static_cast<std::uint32_t>(c))) += ';'; }

  void write_atom() {
    const Span& atom = atoms_[at_];
    if (is_break(atom)) {
      write_break(atom);
      ++at_;
    } else if (atom.kind == SpanKind::image) {
      write_image(atom);
      ++at_;
    } else if ((atom.style & style_code) != 0) {
      write_code();
    } else {
      write_text(atom);
      ++at_;
    }
    refer_to_next_ = false;
  }

  // A second line break in a row needs something to stand on: a character without width.
  void write_break(const Span& atom) {
    while (out_.ends_with(' ') || out_.ends_with('\t')) out_.pop_back();
    const bool hard = atom.kind == SpanKind::hard_break && !out_.empty();
    if (place_ != MarkdownPlace::paragraph) {
      out_ += hard ? "<br>" : " ";
    } else if (!out_.ends_with('\n')) {
      if (!out_.empty()) out_ += hard ? "\\\n" : "\n";
      hard_line_ = hard;
    } else if (hard && hard_line_) {
      out_ += "&#8203;\\\n";
    } else if (hard) {
      out_.insert(out_.size() - 1, "\\");
      hard_line_ = true;
    }
  }

  void write_image(const Span& atom) {
    out_ += "![";
    append_markdown_text(out_, single_line(atom.text), {false, true, place_ == MarkdownPlace::cell, '*'});
    const Target* image = text_.target(atom.image);
    append_markdown_address(out_, image->url, image->title);
  }

  static std::string single_line(std::string_view text) {
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
  }

  // Neighbouring atoms of code are one code span.
  void write_code() {
    const Span& first = atoms_[at_];
    std::string code;
    for (; at_ < atoms_.size(); ++at_) {
      const Span& atom = atoms_[at_];
      if (atom.kind == SpanKind::image || atom.kind == SpanKind::hard_break || (atom.style & style_code) == 0 ||
          atom.target != first.target || ((atom.style ^ first.style) & ~(style_sample | style_underline)) != 0)
        break;
      atom.kind == SpanKind::soft_break ? code += ' ' : code.append(atom.text);
    }
    if (blank_prefix(code) < code.size())
      out_ += markdown_code_span(code, place_);
    else
      out_ += code;
  }

  void write_text(const Span& atom) {
    std::string_view text = atom.text;
    const bool line_start = out_.empty() || out_.ends_with('\n');
    if (line_start) text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    if (text.empty()) return;
    EscapeContext context{line_start && place_ == MarkdownPlace::paragraph, atom.target != 0,
                          place_ == MarkdownPlace::cell, out_.empty() ? ' ' : out_.back()};
    if (refer_to_next_) {
      const format::CodePoint point = format::decode_utf8(text, 0);
      append_reference(point.value);
      text.remove_prefix(point.size);
      context.before = ';';
      context.line_start = false;
    }
    append_markdown_text(out_, text, context);
  }

  // `# a #` would lose its last mark.
  void escape_closing_marks() {
    const std::size_t last = out_.find_last_not_of('#');
    if (last == std::string::npos)
      out_.insert(0, out_.empty() ? "" : "\\");
    else if (last + 1 < out_.size())
      out_.insert(last + 1, "\\");
  }

  const Inlines& text_;
  MarkdownPlace place_;
  std::vector<Span> atoms_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
  std::string out_;
  bool refer_to_next_ = false;
  bool hard_line_ = false;  // the last line was ended by a hard break
};

}  // namespace

std::string to_markdown(const Inlines& text, MarkdownPlace place) { return InlineWriter(text, place).write(); }

std::string markdown_code_span(std::string_view text, MarkdownPlace place) {
  std::size_t longest = 0, run = 0;
  std::string visible, inner;
  append_visible(visible, text);
  for (const char c : visible) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
    if (c == '|' && place == MarkdownPlace::cell) inner += '\\';
    inner += c == '\n' || c == '\t' ? ' ' : c;
  }
  const std::string ticks(longest + 1, '`');
  const bool apart = inner.starts_with('`') || inner.ends_with('`');
  return ticks + (apart ? " " : "") + inner + (apart ? " " : "") + ticks;
}

}  // namespace shelf::detail
