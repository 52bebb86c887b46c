#include "markdown/mask_code.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "markdown/list_context.hpp"
#include "markdown/read_widget.hpp"
#include "text/ascii.hpp"

namespace shelf::compiler {

namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t max_ticks = 32;  // md4c takes longer runs for text

struct Fence {
  char mark = 0;
  std::size_t length = 0;         // of the opening run
  std::size_t column = 0;         // bytes before it on its line
  bool quoted = false;            // inside a block quote
  std::uint32_t item_column = 0;  // content column of the list item around it
};

// Skips blanks, block quote marks and list markers at the start of a line.
std::size_t skip_containers(std::string_view line, bool& quoted) noexcept {
  std::size_t at = 0;
  while (at < line.size()) {
    const std::string_view rest = line.substr(at);
    if (rest.front() == '>') quoted = true;
    if (rest.front() == ' ' || rest.front() == '\t' || rest.front() == '>')
      ++at;
    else if (const std::size_t marker = list_marker_length(rest); marker != 0 && marker < rest.size())
      at += marker;
    else
      break;
  }
  return at;
}

std::size_t run_length(std::string_view text, std::size_t at) noexcept {
  const std::size_t end = text.find_first_not_of(text[at], at);
  return std::min(end, text.size()) - at;
}

std::optional<Fence> fence_at(std::string_view line) noexcept {
  Fence fence;
  fence.column = skip_containers(line, fence.quoted);
  if (fence.column == line.size()) return std::nullopt;
  fence.mark = line[fence.column];
  if (fence.mark != '`' && fence.mark != '~') return std::nullopt;
  fence.length = run_length(line, fence.column);
  if (fence.length < 3) return std::nullopt;
  if (fence.mark == '`' && line.find('`', fence.column + fence.length) != none) return std::nullopt;
  return fence;
}

bool closes(std::string_view line, const Fence& fence) noexcept {
  const std::size_t at = line.find_first_not_of(fence.quoted ? " \t>" : " \t");
  if (at == none || line[at] != fence.mark || run_length(line, at) < fence.length) return false;
  return line.find_first_not_of(" \t", at + run_length(line, at)) == none;
}

// The fence ends with the block quote or list item around it.
bool leaves_container(std::string_view line, const Fence& fence) noexcept {
  const Indent indent = indent_of(line);
  if (fence.quoted) return indent.bytes == line.size() || line[indent.bytes] != '>';
  return indent.bytes < line.size() && indent.columns < fence.item_column;
}

class CodeMasker {
 public:
  CodeMasker(std::string_view text, std::uint32_t begin, DiagnosticSink& sink) : text_(text), at_(begin), sink_(sink) {}

  MaskedBody run() {
    while (at_ < text_.size()) {
      const std::string_view line = line_at(at_);
      if (const auto fence = fence_at(line)) {
        lists_.see(line);
        take_fence(*fence);
      } else if (trim(line).empty()) {
        lists_.see({});
        at_ += line.size() + 1;
      } else {
        take_paragraph();
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string_view line_at(std::size_t begin) const noexcept {
    return text_.substr(begin, std::min(text_.find('\n', begin), text_.size()) - begin);
  }

  static Span span(std::size_t begin, std::size_t end) noexcept {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void take_fence(Fence fence) {
    const std::size_t begin = at_;
    const std::string_view opener = line_at(at_);
    fence.item_column = lists_.content_column(static_cast<std::uint32_t>(none - 1));
    at_ = std::min(at_ + opener.size() + 1, text_.size());
    while (at_ < text_.size()) {
      const std::string_view line = line_at(at_);
      if (leaves_container(line, fence)) return close_fence(begin, at_);
      at_ = std::min(at_ + line.size() + 1, text_.size());
      if (closes(line, fence)) return close_fence(begin, at_);
    }
    sink_.report(Code::MD6, span(begin + fence.column, begin + fence.column + fence.length),
                 "code fence is not closed, everything up to the end is code",
                 "type " + std::string(fence.length, fence.mark) + " on a line of its own after the code");
    close_fence(begin, at_);
  }

  void close_fence(std::size_t begin, std::size_t end) { found_.code.push_back(span(begin, end)); }

  [[nodiscard]] static bool is_heading(std::string_view text) noexcept { return text.starts_with('#'); }

  // Lines that never go on with the paragraph before them.
  [[nodiscard]] bool starts_block(std::size_t begin, std::string_view line) const noexcept {
    const std::string_view text = trim(line);
    if (text.empty() || is_heading(text) || text.front() == '|' || text.starts_with(":::")) return true;
    if (list_marker_length(text) != 0 || fence_at(line)) return true;
    if (text.front() != '<') return false;
    if (text.starts_with("<!--")) return !trim(text.substr(4)).starts_with('$');
    return starts_widget(text_, static_cast<std::uint32_t>(begin + indent_of(line).bytes));
  }

  // `from` may stand inside a line, after a comment.
  [[nodiscard]] std::size_t paragraph_end(std::size_t from, bool single) {
    std::size_t end = std::min(from + line_at(from).size() + 1, text_.size());
    while (!single && end < text_.size()) {
      const std::string_view line = line_at(end);
      if (starts_block(end, line)) break;
      lists_.see(line);
      end = std::min(end + line.size() + 1, text_.size());
    }
    return end;
  }

  void take_paragraph() {
    const std::string_view line = line_at(at_);
    lists_.see(line);
    const std::size_t end = paragraph_end(at_, is_heading(trim(line)));
    last_run_.fill(0);
    runs_known_ = false;
    while (at_ < end) {
      while (at_ < end && text_[at_] != '`' && text_[at_] != '<' && text_[at_] != '\\') ++at_;
      if (at_ == end) break;
      if (text_[at_] == '\\')
        at_ += 2;
      else if (text_[at_] == '`')
        take_ticks(end);
      else if (!take_comment())
        ++at_;
      else if (at_ > end)
        break;
    }
    at_ = std::min(std::max(at_, std::min(end, text_.size())), text_.size());
  }

  // Offset of the next run of exactly `length` back-ticks before `end`. Remembers the last run of every length once
  // the whole paragraph has been looked at, so that openers without a closer cost nothing more.
  std::size_t find_run(std::size_t from, std::size_t end, std::size_t length) {
    if (runs_known_ && last_run_[length] < from) return none;
    for (std::size_t at = text_.find('`', from); at < end; at = text_.find('`', at)) {
      const std::size_t run = run_length(text_, at);
      if (run <= max_ticks) last_run_[run] = at;
      if (run == length) return at;
      at += run;
    }
    runs_known_ = true;
    return none;
  }

  void take_ticks(std::size_t end) {
    const std::size_t begin = at_, length = run_length(text_, at_);
    at_ += length;
    if (length > max_ticks) return;
    const std::size_t closer = find_run(at_, end, length);
    if (closer == none) return;
    at_ = closer + length;
    found_.code.push_back(span(begin, at_));
  }

  bool take_comment() {
    if (no_more_comments_ || !text_.substr(at_).starts_with("<!--")) return false;
    const std::size_t end = comment_end(text_, at_);
    if (end == none) {
      no_more_comments_ = true;
      return false;
    }
    found_.comments.push_back(span(at_, end));
    at_ = end;
    return true;
  }

  std::string_view text_;
  std::size_t at_;
  DiagnosticSink& sink_;
  MaskedBody found_;
  ListContext lists_;
  std::array<std::size_t, max_ticks + 1> last_run_{};
  bool runs_known_ = false, no_more_comments_ = false;
};

}  // namespace

std::size_t comment_end(std::string_view text, std::size_t begin) noexcept {
  const std::size_t end = text.find("-->", begin + 4);
  return end == none ? none : end + 3;
}

MaskedBody mask_code(std::string_view text, std::uint32_t begin, DiagnosticSink& sink) {
  return CodeMasker(text, begin, sink).run();
}

}  // namespace shelf::compiler
