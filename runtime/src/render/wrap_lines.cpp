#include "render/wrap_lines.hpp"

#include <algorithm>

#include "render/display_width.hpp"

namespace shelf::detail {

namespace {

bool is_blank(const Piece& piece) noexcept { return piece.text == " "; }
bool is_end(const Piece& piece) noexcept { return piece.text == "\n"; }

class Wrapper {
 public:
  explicit Wrapper(std::size_t width) : width_(width) {}

  void add_word(const Piece* first, const Piece* last) {
    std::size_t columns = 0;
    for (const Piece* part = first; part != last; ++part) columns += part->width;
    const std::size_t blank = blank_ != nullptr && !line_.pieces.empty() ? 1 : 0;
    if (width_ > 0 && !line_.pieces.empty() && line_.width + blank + columns > width_)
      end_line();
    else if (blank == 1)
      add_blank();
    blank_ = nullptr;
    for (const Piece* part = first; part != last; ++part) add_part(*part);
  }

  void set_blank(const Piece& blank) { blank_ = &blank; }

  void end_line() {
    lines_.push_back(std::move(line_));
    line_ = {};
    blank_ = nullptr;
  }

  std::vector<Line> finish() {
    if (!line_.pieces.empty() || lines_.empty()) end_line();
    return std::move(lines_);
  }

 private:
  void append(const Piece& piece) {
    line_.width += piece.width;
    if (!line_.pieces.empty() && line_.pieces.back().style == piece.style &&
        line_.pieces.back().target == piece.target) {
      line_.pieces.back().text += piece.text;
      line_.pieces.back().width += piece.width;
    } else {
      line_.pieces.push_back(piece);
    }
  }

  void add_blank() { append(*blank_); }

  // A word that is longer than a line is cut.
  void add_part(const Piece& part) {
    std::string_view rest = part.text;
    std::size_t columns = part.width;
    while (width_ > 0 && line_.width + columns > width_) {
      const std::size_t room = width_ - std::min(line_.width, width_);
      const std::string_view head = rest.substr(0, fitting_prefix(rest, room));
      const std::size_t head_columns = display_width(head);
      if (head_columns > room && !line_.pieces.empty()) {
        end_line();
        continue;
      }
      append({std::string(head), head_columns, part.style, part.target});
      rest.remove_prefix(head.size());
      columns -= head_columns;
      if (rest.empty()) return;
      end_line();
    }
    append({std::string(rest), columns, part.style, part.target});
  }

  std::size_t width_;
  const Piece* blank_ = nullptr;
  Line line_;
  std::vector<Line> lines_;
};

}  // namespace

std::vector<Line> wrap_lines(const std::vector<Piece>& words, std::size_t width) {
  Wrapper wrapper(width);
  for (std::size_t i = 0; i < words.size();) {
    if (is_end(words[i])) {
      wrapper.end_line();
      ++i;
    } else if (is_blank(words[i])) {
      wrapper.set_blank(words[i++]);
    } else {
      std::size_t end = i + 1;
      while (end < words.size() && !is_end(words[end]) && !is_blank(words[end])) ++end;
      wrapper.add_word(&words[i], words.data() + end);
      i = end;
    }
  }
  return wrapper.finish();
}

void WordSplitter::add(std::string_view text, Style style, std::uint32_t target) {
  std::string printable;
  append_printable(printable, text);
  for (std::size_t at = 0; at < printable.size();) {
    const std::size_t blank = std::min(printable.find(' ', at), printable.size());
    if (blank > at) {
      Piece piece{printable.substr(at, blank - at), 0, style, target};
      piece.width = display_width(piece.text);
      pieces_.push_back(std::move(piece));
    }
    at = std::min(printable.find_first_not_of(' ', blank), printable.size());
    if (blank < printable.size()) pieces_.push_back({" ", 1, style, target});
  }
}

Measure measure(const std::vector<Piece>& words) noexcept {
  Measure most;
  std::size_t line = 0, word = 0;
  for (const Piece& piece : words) {
    line = is_end(piece) ? 0 : line + piece.width;
    word = is_end(piece) || is_blank(piece) ? 0 : word + piece.width;
    most = {std::max(most.line, line), std::max(most.word, word)};
  }
  return most;
}

}  // namespace shelf::detail
