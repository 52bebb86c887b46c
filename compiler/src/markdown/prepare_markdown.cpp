#include "markdown/prepare_markdown.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "html/scan_html_tag.hpp"
#include "markdown/find_blocks.hpp"
#include "markdown/find_wrappers.hpp"
#include "markdown/list_context.hpp"
#include "markdown/mask_code.hpp"
#include "markdown/match_regions.hpp"
#include "markdown/match_tokens.hpp"
#include "markdown/scan_comments.hpp"
#include "markdown/write_marks.hpp"
#include "text/ascii.hpp"

namespace shelf::compiler {

namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t max_marks = 65'536;  // a mark costs some 400 bytes; the largest article has about 500

bool before(const Edit& a, const Edit& b) noexcept { return a.where.begin < b.where.begin; }

class MarkdownPreparer {
 public:
  MarkdownPreparer(const SourceFile& source, std::uint32_t begin, Figures& figures, DiagnosticSink& sink)
      : text_(source.text), begin_(begin), figures_(figures), sink_(sink) {}

  PreparedMarkdown run() {
    masked_ = mask_code(text_, begin_, sink_);
    comments_ = scan_comments(text_, masked_);
    take_blocks();
    take_tokens();
    take_regions();
    remove_other_comments();
    // Settled: everything but HTML has its edit.
    take_html();
    place_wrappers();
    std::stable_sort(edits_.begin(), edits_.end(), before);
    write_marks(text_, begin_, edits_, masked_.code, out_);
    return std::move(out_);
  }

 private:
  Mark& add_mark(Mark::Kind kind, Span where, Edit::Kind edit, std::uint32_t indent = 0) {
    const auto index = static_cast<std::uint32_t>(out_.marks.size());
    edits_.push_back({edit, where, index, indent});
    Mark& mark = out_.marks.emplace_back();
    mark.kind = kind;
    mark.where = where;
    mark.raw = text_.substr(where.begin, where.end - where.begin);
    return mark;
  }

  // --- widgets and sections

  void count_widget(const Widget& widget) {
    ++figures_.widgets[static_cast<std::size_t>(widget.kind)];
    for (const Widget& item : widget.items) count_widget(item);
  }

  void take_blocks() {
    FoundBlocks found = find_blocks(text_, begin_, masked_, sink_);
    headings_ = std::move(found.headings);
    for (FoundWidget& widget : found.widgets) {
      count_widget(widget.widget);
      covered_.push_back(widget.where);
      Mark& mark = add_mark(Mark::Kind::widget, widget.where, Edit::Kind::block, widget.indent);
      mark.where.begin = widget.element;
      mark.raw.erase(0, widget.element - widget.where.begin);
      mark.widget = std::move(widget.widget);
    }
    for (FoundSection& section : found.sections) {
      covered_.push_back(section.where);
      add_mark(Mark::Kind::section, section.where, Edit::Kind::block).text = std::move(section.title);
    }
    std::sort(covered_.begin(), covered_.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
    for (const Span& where : covered_) structural_.push_back(where.begin);
    figures_.widget_files += found.widgets.empty() ? 0 : 1;
    figures_.section_directives += found.sections.size();
    figures_.section_files += found.sections.empty() ? 0 : 1;
    drop_covered_comments();
  }

  // Comments inside a widget or a directive are part of it.
  void drop_covered_comments() {
    std::size_t next = 0;
    std::erase_if(comments_, [&](const Comment& comment) {
      while (next < covered_.size() && covered_[next].end <= comment.where.begin) ++next;
      return next < covered_.size() && covered_[next].begin <= comment.where.begin;
    });
  }

  // --- comments

  void take_tokens() {
    for (const Token& token : match_tokens(text_, comments_, sink_)) {
      Mark& mark = add_mark(Mark::Kind::token, token.where, Edit::Kind::letter);
      mark.name = token.name;
      mark.default_text = text_.substr(token.default_text.begin, token.default_text.end - token.default_text.begin);
      structural_.push_back(token.where.begin);
      if (!token.in_code) covered_.push_back(token.where);
      ++figures_.tokens;
      figures_.token_names.emplace_back(token.name);
    }
    std::sort(figures_.token_names.begin(), figures_.token_names.end());
    figures_.token_names.erase(std::unique(figures_.token_names.begin(), figures_.token_names.end()),
                               figures_.token_names.end());
  }

  void take_regions() {
    const auto end = static_cast<std::uint32_t>(text_.size());
    const MatchedRegions matched = match_regions(comments_, headings_, end, sink_);
    for (const RegionEdge& edge : matched.edges) {
      const auto kind = edge.opens ? Mark::Kind::region_open : Mark::Kind::region_close;
      add_mark(kind, edge.where, Edit::Kind::block).number = edge.region;
      structural_.push_back(edge.where.begin);
    }
    std::sort(structural_.begin(), structural_.end());
    figures_.issue_regions += matched.issue_regions;
    figures_.issue_region_files += matched.issue_regions != 0 ? 1 : 0;
    figures_.issue_plain_pair_files += matched.issue_plain_pair ? 1 : 0;
    figures_.issue_other_files += matched.issue_markers != 0 && !matched.issue_plain_pair ? 1 : 0;
  }

  // Comments that have no edit yet say nothing to the reader.
  void remove_other_comments() {
    std::stable_sort(edits_.begin(), edits_.end(), before);
    std::vector<Edit> removed;
    std::size_t next = 0;
    std::uint32_t taken_until = 0;
    for (const Comment& comment : comments_) {
      for (; next < edits_.size() && edits_[next].where.begin <= comment.where.begin; ++next)
        taken_until = std::max(taken_until, edits_[next].where.end);
      if (comment.where.begin < taken_until || comment.code != 0) continue;
      removed.push_back({Edit::Kind::remove, comment.where, 0, 0});
      covered_.push_back(comment.where);
    }
    edits_.insert(edits_.end(), removed.begin(), removed.end());
  }

  // --- HTML

  void take_html() {
    for (const Edit& edit : edits_)
      if (edit.kind == Edit::Kind::block && edit.where.end > edit.where.begin) covered_.push_back(edit.where);
    covered_.insert(covered_.end(), masked_.code.begin(), masked_.code.end());
    std::sort(covered_.begin(), covered_.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
    std::size_t at = begin_;
    for (const Span& hidden : covered_) {
      if (hidden.end <= at) continue;
      at = std::max(take_angles(at, std::max<std::size_t>(hidden.begin, at)), std::size_t{hidden.end});
    }
    take_angles(at, text_.size());
  }

  [[nodiscard]] bool is_escaped(std::size_t at) const noexcept { return at > begin_ && text_[at - 1] == '\\'; }

  // `](<destination>)` belongs to the link.
  [[nodiscard]] bool opens_destination(std::size_t at) const noexcept {
    return at >= begin_ + 2 && text_[at - 1] == '(' && text_[at - 2] == ']';
  }

  // Takes every `<…>` that begins in [at, end); returns where it stopped, which may lie beyond `end` after an element
  // that is taken whole.
  std::size_t take_angles(std::size_t at, std::size_t end) {
    while (at < end && (at = text_.substr(0, end).find('<', at)) != none) {
      if (is_escaped(at) || opens_destination(at)) {
        ++at;
        continue;
      }
      auto found = scan_angle_text(text_, at, end);
      if (!found) {
        ++at;
        continue;
      }
      if (found->kind != AngleText::Kind::autolink && !has_room(at)) return text_.size();
      at = take_angle(at, std::move(*found));
    }
    return std::max(at == none ? end : at, end);
  }

  bool has_room(std::size_t at) {
    if (out_.marks.size() < max_marks) return true;
    const auto here = static_cast<std::uint32_t>(at);
    if (!full_)
      sink_.report(Code::LIM1, {here, here + 1},
                   "more than " + std::to_string(max_marks) + " tags and widgets in one article", "split the article");
    full_ = true;
    return false;
  }

  // Returns where to go on.
  std::size_t take_angle(std::size_t at, AngleText found) {
    const auto begin = static_cast<std::uint32_t>(at);
    const Span where{begin, static_cast<std::uint32_t>(found.end)};
    const bool opens = found.kind == AngleText::Kind::open_tag;
    if (found.kind == AngleText::Kind::autolink) return found.end;
    if (found.kind == AngleText::Kind::placeholder) {
      add_mark(Mark::Kind::placeholder, where, Edit::Kind::punctuation);
    } else if (found.name == "br") {
      Mark& mark = add_mark(Mark::Kind::line_break, where, Edit::Kind::punctuation);
      mark.end_tag = !opens;
      mark.dropped_attributes = found.dropped_attributes;
    } else if (found.name == "script" || found.name == "style") {
      return take_active(where, found.name, opens);
    } else if (const std::size_t end = opens && found.name == "pre" ? preformatted_end(found.end) : none; end != none) {
      return take_preformatted(where, end);
    } else {
      take_tag(where, std::move(found));
    }
    return where.end;
  }

  void take_tag(Span where, AngleText found) {
    const bool opens = found.kind == AngleText::Kind::open_tag;
    Mark& mark = add_mark(opens ? Mark::Kind::html_open : Mark::Kind::html_close, where, Edit::Kind::punctuation);
    mark.name = std::move(found.name);
    mark.has_href = found.href.has_value();
    mark.href = std::move(found.href).value_or("");
    mark.title = std::move(found.title).value_or("");
    mark.text = std::move(found.text).value_or("");
    mark.number = mark.name == "ol" && opens ? found.start : 0;
    mark.dropped_attributes = found.dropped_attributes;
  }

  // Where the `</name>` behind `from` begins; remembers that there is none.
  std::size_t end_tag(std::size_t from, std::string_view name, bool& exhausted) const {
    const std::size_t at = exhausted ? none : find_end_tag(text_, from, name);
    exhausted = at == none;
    return at;
  }

  // Behind the end tag at `at`; behind its name when no `>` follows, since what comes then is text.
  [[nodiscard]] std::size_t end_of_tag(std::size_t at) const noexcept {
    const std::size_t name_end = text_.find_first_of("> \t\n", at);
    const std::size_t close = std::min(text_.find_first_not_of(" \t\n", name_end), text_.size());
    return close < text_.size() && text_[close] == '>' ? close + 1 : name_end;
  }

  [[nodiscard]] bool holds_structure(std::size_t begin, std::size_t end) const noexcept {
    const auto first = std::lower_bound(structural_.begin(), structural_.end(), begin);
    return first != structural_.end() && *first < end;
  }

  // Tokens and regions inside keep their meaning: the tags are then tags like others.
  std::size_t preformatted_end(std::size_t content) {
    const std::size_t at = end_tag(content, "pre", no_pre_);
    return at == none || holds_structure(content, at) ? none : at;
  }

  std::size_t take_preformatted(Span start, std::size_t content_end) {
    const std::size_t end = end_of_tag(content_end);
    if (text_[end - 1] != '>')
      sink_.report(Code::TAG3, {static_cast<std::uint32_t>(content_end), static_cast<std::uint32_t>(end)},
                   "`</pre` has no `>`", "write `</pre>`");
    Mark& mark =
        add_mark(Mark::Kind::preformatted, {start.begin, static_cast<std::uint32_t>(end)}, Edit::Kind::punctuation);
    mark.text = text_.substr(start.end, content_end - start.end);
    mark.number = count_placeholders(start.end, content_end);
    return end;
  }

  [[nodiscard]] std::uint32_t count_placeholders(std::size_t at, std::size_t end) const {
    std::uint32_t count = 0;
    while ((at = text_.substr(0, end).find('<', at)) != none) {
      const auto found = scan_angle_text(text_, at, end);
      count += found && found->kind == AngleText::Kind::placeholder ? 1 : 0;
      at = found ? found->end : at + 1;
    }
    return count;
  }

  std::size_t take_active(Span start, std::string_view name, bool opens) {
    bool& exhausted = name == "script" ? no_script_ : no_style_;
    const std::size_t content_end = opens ? end_tag(start.end, name, exhausted) : none;
    const bool whole = content_end != none && !holds_structure(start.end, content_end);
    const std::size_t end = whole ? end_of_tag(content_end) : start.end;
    const Span where{start.begin, static_cast<std::uint32_t>(end)};
    edits_.push_back({Edit::Kind::remove, where, 0, 0});
    sink_.report(Code::TAG5, start, "element `" + std::string(name) + "` removed with its content",
                 "show it as code, between back-ticks, if the reader shall see it");
    return end;
  }

  void place_wrappers() {
    std::vector<std::uint32_t> edit_of(out_.marks.size());
    for (std::size_t i = 0; i < edits_.size(); ++i)
      if (edits_[i].kind != Edit::Kind::remove) edit_of[edits_[i].mark] = static_cast<std::uint32_t>(i);
    for (const TagPair& pair : find_wrappers(text_, begin_, out_.marks))
      edits_[edit_of[pair.open]].kind = edits_[edit_of[pair.close]].kind = Edit::Kind::block;
  }

  std::string_view text_;
  std::uint32_t begin_;
  Figures& figures_;
  DiagnosticSink& sink_;
  MaskedBody masked_;
  std::vector<Comment> comments_;
  std::vector<std::uint32_t> headings_;
  std::vector<std::uint32_t> structural_;  // where blocks, tokens and region markers begin
  std::vector<Span> covered_;              // not to be looked at for HTML
  std::vector<Edit> edits_;
  PreparedMarkdown out_;
  bool no_pre_ = false, no_script_ = false, no_style_ = false, full_ = false;
};

}  // namespace

PreparedMarkdown prepare_markdown(const SourceFile& source, std::uint32_t body_begin, Figures& figures,
                                  DiagnosticSink& sink) {
  return MarkdownPreparer(source, body_begin, figures, sink).run();
}

}  // namespace shelf::compiler
