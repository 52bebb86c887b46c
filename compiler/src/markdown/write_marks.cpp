#include "markdown/write_marks.hpp"

#include <algorithm>
#include <string>

#include "markdown/list_context.hpp"

namespace shelf::compiler {

namespace {

constexpr std::size_t none = std::string_view::npos;

class MarkWriter {
 public:
  MarkWriter(std::string_view source, std::uint32_t begin, const std::vector<Edit>& edits,
             const std::vector<Span>& code, PreparedMarkdown& out)
      : text_(source), edits_(edits), code_(code), out_(out), at_(begin) {}

  void run() {
    for (Edit edit : edits_) {
      const bool point = edit.kind == Edit::Kind::block && edit.where.begin == edit.where.end;
      if (point) edit.where.begin = edit.where.end = std::max(edit.where.end, static_cast<std::uint32_t>(at_));
      if (edit.where.begin < at_) continue;  // inside something that is gone
      if (edit.kind == Edit::Kind::block) {
        write_block(edit);
        continue;
      }
      keep(at_, edit.where.begin);
      note_code(edit.where.begin + 1, edit.where.begin, false);
      if (edit.kind != Edit::Kind::remove) write_mark(edit);
      note_code(edit.where.end, edit.where.begin, false);
      at_ = edit.where.end;
    }
    keep(at_, text_.size());
    note_code(none, none, false);
    std::erase_if(out_.code, [](const Span& code) { return code.begin >= code.end; });
  }

 private:
  [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const noexcept {
    return text_.substr(begin, end - begin);
  }

  [[nodiscard]] std::uint32_t written() const noexcept { return static_cast<std::uint32_t>(out_.text.text().size()); }

  // Code ranges begin and end where the output stands when their ends are passed.
  void note_code(std::size_t source_end, std::size_t source_begin, bool kept) {
    while (code_edge_ < code_.size() * 2) {
      const Span& code = code_[code_edge_ / 2];
      const std::uint32_t edge = code_edge_ % 2 == 0 ? code.begin : code.end;
      if (edge >= source_end) return;
      const auto ahead = kept && edge > source_begin ? static_cast<std::uint32_t>(edge - source_begin) : 0;
      if (code_edge_ % 2 == 0)
        out_.code.push_back({written() + ahead, written() + ahead});
      else
        out_.code.back().end = written() + ahead;
      ++code_edge_;
    }
  }

  void keep(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    note_code(end, begin, true);
    out_.text.keep(slice(begin, end), static_cast<std::uint32_t>(begin));
  }

  void write_mark(const Edit& edit) {
    std::string mark = mark_begin + std::to_string(edit.mark) + mark_end;
    if (edit.kind == Edit::Kind::punctuation) mark = "/" + mark + "/";
    out_.text.replace(mark, edit.where);
  }

  // A block takes a line of its own between blank lines. What stands before it on its line comes first, unless that is
  // nothing but marks of headings, lists and quotes: these go with the text behind the block.
  void write_block(const Edit& edit) {
    const std::size_t line_break = slice(at_, edit.where.begin).rfind('\n');
    std::size_t prefix = line_break == none ? at_ : at_ + line_break + 1;
    const bool moves = is_line_prefix(slice(prefix, edit.where.begin));
    if (!moves) prefix = edit.where.begin;
    std::size_t kept = prefix;
    while (kept > at_ && (text_[kept - 1] == ' ' || text_[kept - 1] == '\t')) --kept;
    keep(at_, kept);
    const Span point{edit.where.begin, edit.where.begin};
    out_.text.replace("\n\n" + std::string(edit.indent, ' '), point);
    write_mark(edit);
    out_.text.replace("\n\n", {edit.where.end, edit.where.end});
    note_code(edit.where.end, edit.where.begin, false);
    at_ = std::min(text_.find_first_not_of(" \t", edit.where.end), text_.size());
    const bool line_goes_on = at_ < text_.size() && text_[at_] != '\n';
    if (moves && line_goes_on) out_.text.keep(slice(prefix, edit.where.begin), static_cast<std::uint32_t>(prefix));
  }

  [[nodiscard]] static bool is_line_prefix(std::string_view text) noexcept {
    return text.find_first_not_of("#>*+-. \t0123456789)") == none && text.find_first_not_of(" \t") != none;
  }

  std::string_view text_;
  const std::vector<Edit>& edits_;
  const std::vector<Span>& code_;
  PreparedMarkdown& out_;
  std::size_t at_;             // source written up to here
  std::size_t code_edge_ = 0;  // twice the code range, plus one for its end
};

bool only_containers(std::string_view text) noexcept {
  while (!text.empty()) {
    const bool skip = text.front() == ' ' || text.front() == '\t' || text.front() == '>';
    const std::size_t length = skip ? 1 : list_marker_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

// Tokens that have a line for themselves: only white space, list and quote marks beside them.
void find_lone_tokens(PreparedMarkdown& out) {
  const std::string_view text = out.text.text();
  std::size_t line = 0;
  for (std::size_t at = 0; (at = text.find(mark_begin, at)) != none;) {
    const std::size_t close = text.find(mark_end, at);
    const std::size_t index = std::stoul(std::string(text.substr(at + 1, close - at - 1)));
    Mark& mark = out.marks[index];
    if (mark.kind == Mark::Kind::token) {
      const std::size_t line_break = text.substr(line, at - line).rfind('\n');
      if (line_break != none) line += line_break + 1;
      const std::size_t after = std::min(text.find_first_not_of(" \t", close + 1), text.size());
      mark.alone = (after == text.size() || text[after] == '\n') && only_containers(text.substr(line, at - line));
      line = std::max(line, at);
    }
    at = close + 1;
  }
}

}  // namespace

void write_marks(std::string_view source, std::uint32_t begin, const std::vector<Edit>& edits,
                 const std::vector<Span>& code, PreparedMarkdown& out) {
  MarkWriter(source, begin, edits, code, out).run();
  find_lone_tokens(out);
}

}  // namespace shelf::compiler
