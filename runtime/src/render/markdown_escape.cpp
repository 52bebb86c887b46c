#include "render/markdown_escape.hpp"

#include <algorithm>
#include <cstdint>

#include "render/visible_text.hpp"

namespace shelf::detail {

namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(char c) noexcept { return is_digit(c) || is_letter(c); }
bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\n'; }

// Whether a blank or the end stands at `at`.
bool ends_at(std::string_view text, std::size_t at) noexcept { return at >= text.size() || is_blank(text[at]); }

bool all_of(std::string_view text, std::string_view set) noexcept {
  return text.find_first_not_of(set) == std::string_view::npos;
}

// Position of the character whose escape keeps a line from starting a block; npos: none does.
std::size_t block_mark(std::string_view line) noexcept {
  if (line.empty()) return std::string_view::npos;
  const std::size_t run = std::min(line.find_first_not_of(line[0]), line.size());
  switch (line[0]) {
    case '>':
      return 0;
    case '#':
      return run <= 6 && ends_at(line, run) ? 0 : std::string_view::npos;
    case '+':
    case '*':
      return ends_at(line, 1) ? 0 : std::string_view::npos;
    case '_':
    case '~':
      return 0;
    case '-':
    case ':':
    case '|':
      return (line[0] == '-' && ends_at(line, 1)) || all_of(line, "-:| \t") ? 0 : std::string_view::npos;
    case '=':
      return all_of(line, "= \t") ? 0 : std::string_view::npos;
    default:
      break;
  }
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  if (digits == 0 || digits > 9 || digits == line.size()) return std::string_view::npos;
  return (line[digits] == '.' || line[digits] == ')') && ends_at(line, digits + 1) ? digits : std::string_view::npos;
}

// `&name;`, `&#1;`, `&#x1;`
bool starts_reference(std::string_view text) noexcept {
  const std::size_t end = text.substr(0, 40).find(';');
  if (end == std::string_view::npos || end < 2) return false;
  const std::string_view name = text.substr(1, end - 1);
  return std::all_of(name.begin(), name.end(), [&](char c) { return is_word(c) || c == '#'; });
}

class Escaper {
 public:
  Escaper(std::string_view text, const EscapeContext& context) : text_(text), context_(context) {}

  void append_to(std::string& out) const {
    const std::size_t mark = context_.line_start ? block_mark(text_) : std::string_view::npos;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (const std::size_t control = control_size(text_, i); control > 0 && text_[i] != '\t') {
        out += replacement_character;
        i += control - 1;
        continue;
      }
      if (text_[i] == '`' && (i == 0 || i + 1 == text_.size())) {  // an escaped one could stand at a code span
        out += "&#96;";
        continue;
      }
      if (i == mark || means_something(i)) out += '\\';
      out += text_[i];
    }
  }

 private:
  // Neighbours: of the ends nothing is known but `before`.
  char before(std::size_t i) const noexcept { return i > 0 ? text_[i - 1] : context_.before; }
  char after(std::size_t i) const noexcept { return i + 1 < text_.size() ? text_[i + 1] : '*'; }

  bool means_something(std::size_t i) const noexcept {
    switch (text_[i]) {
      case '`':
      case '[':
        return true;
      case ']':
        return context_.in_link;
      case '|':
        return context_.in_cell;
      case '*':
      case '~':
        return !(is_blank(before(i)) && is_blank(after(i)));
      case '_':
        return !(is_blank(before(i)) && is_blank(after(i))) && !(is_word(before(i)) && is_word(after(i)));
      case '\\':
        return is_markdown_punctuation(after(i));
      case '<':
        return is_letter(after(i)) || is_markdown_punctuation(after(i));
      case '&':
        return starts_reference(text_.substr(i)) || i + 1 == text_.size();
      default:
        return false;
    }
  }

  std::string_view text_;
  const EscapeContext& context_;
};

}  // namespace

bool is_markdown_punctuation(char c) noexcept { return c > 0x20 && c < 0x7f && !is_word(c); }

void append_markdown_text(std::string& out, std::string_view text, const EscapeContext& context) {
  Escaper(text, context).append_to(out);
}

void append_markdown_address(std::string& out, std::string_view url, std::string_view title) {
  const bool plain = !url.empty() && std::all_of(url.begin(), url.end(), [](char c) {
    return c > 0x20 && c < 0x7f && c != '(' && c != ')' && c != '<' && c != '>' && c != '\\';
  });
  out += plain ? "](" : "](<";
  for (std::size_t i = 0; i < url.size(); ++i) {
    if (const std::size_t control = control_size(url, i); control > 0) {
      i += control - 1;
      continue;
    }
    const char c = url[i];
    if (c == '<' || c == '>' || c == '\\' || c == '|' || (c == '&' && starts_reference(url.substr(i)))) out += '\\';
    out += c;
  }
  if (!plain) out += '>';
  if (!title.empty()) {
    out += " \"";
    for (std::size_t i = 0; i < title.size(); ++i) {
      if (const std::size_t control = control_size(title, i); control > 0) {
        out += ' ';
        i += control - 1;
        continue;
      }
      const char c = title[i];
      if (c == '"' || c == '\\' || c == '|' || (c == '&' && starts_reference(title.substr(i)))) out += '\\';
      out += c;
    }
    out += '"';
  }
  out += ')';
}

}  // namespace shelf::detail
