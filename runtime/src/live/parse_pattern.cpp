#include "live/parse_pattern.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "shelf_format/safe_text.hpp"

namespace shelf::detail {

namespace {

using Op = PatternStep::Op;
using Steps = std::vector<PatternStep>;

constexpr std::size_t max_groups_deep = 32;
constexpr std::uint32_t unbounded = 0xffff'ffff, max_repeat = 1000;

void append_class(char32_t letter, CharacterSet& set) {
  if (letter == 'd' || letter == 'w') set.ranges.emplace_back('0', '9');
  if (letter == 'w') set.ranges.insert(set.ranges.end(), {{'a', 'z'}, {'A', 'Z'}, {'_', '_'}});
  if (letter == 's') set.ranges.insert(set.ranges.end(), {{'\t', '\r'}, {' ', ' '}, {0xa0, 0xa0}});
}

void append_complement(char32_t letter, CharacterSet& set) {
  CharacterSet inner;
  append_class(letter, inner);
  std::sort(inner.ranges.begin(), inner.ranges.end());
  char32_t next = 0;
  for (const auto& [begin, end] : inner.ranges) {
    if (begin > next) set.ranges.emplace_back(next, begin - 1);
    next = end + 1;
  }
  set.ranges.emplace_back(next, 0x10ffff);
}

bool is_letter_or_digit(char32_t c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void settle(CharacterSet& set) {
  std::sort(set.ranges.begin(), set.ranges.end());
  std::vector<std::pair<char32_t, char32_t>> apart;
  for (const auto& range : set.ranges) {
    if (!apart.empty() && range.first <= apart.back().second)
      apart.back().second = std::max(apart.back().second, range.second);
    else
      apart.push_back(range);
  }
  set.ranges = std::move(apart);
}

class Parser {
 public:
  explicit Parser(std::string_view pattern) : text_(pattern) {}

  std::optional<PatternProgram> run() {
    program_.steps = read_alternatives(0);
    if (broken_ || at_ != text_.size()) return std::nullopt;
    program_.steps.push_back({Op::match, 0, 0, 0});
    return std::move(program_);
  }

 private:
  bool at_end() const noexcept { return at_ >= text_.size(); }
  bool is_next(char c) const noexcept { return !at_end() && text_[at_] == c; }
  bool skip(std::string_view word) noexcept {
    const bool found = text_.substr(std::min(at_, text_.size())).starts_with(word);
    at_ += found ? word.size() : 0;
    return found;
  }
  char32_t take() noexcept {
    if (at_end()) {
      broken_ = true;
      return 0;
    }
    const format::CodePoint point = format::decode_utf8(text_, at_);
    broken_ |= !point.valid;
    at_ += point.size;
    return point.value;
  }
  static std::int32_t size(const Steps& steps) noexcept { return static_cast<std::int32_t>(steps.size()); }
  void append(Steps& to, const Steps& from) {
    broken_ |= to.size() + from.size() > max_pattern_steps;
    if (!broken_) to.insert(to.end(), from.begin(), from.end());
  }

  Steps read_alternatives(std::size_t depth) {
    Steps left = read_sequence(depth);
    while (!broken_ && skip("|")) {
      const Steps right = read_sequence(depth);
      Steps both{{Op::split, 1, size(left) + 2, 0}};
      append(both, left);
      both.push_back({Op::jump, size(right) + 1, 0, 0});
      append(both, right);
      left = std::move(both);
    }
    return left;
  }

  Steps read_sequence(std::size_t depth) {
    Steps all;
    while (!broken_ && !at_end() && !is_next('|') && !is_next(')')) append(all, read_repeated(depth));
    return all;
  }

  Steps read_repeated(std::size_t depth) {
    Steps piece = read_piece(depth);
    std::uint32_t least = 0, most = 0;
    while (!broken_ && read_repeat(least, most)) {
      const bool lazy = skip("?");
      piece = repeated(piece, least, most, lazy);
    }
    return piece;
  }

  bool read_repeat(std::uint32_t& least, std::uint32_t& most) noexcept {
    least = is_next('+') ? 1 : 0;
    most = is_next('?') ? 1 : unbounded;
    if (skip("*") || skip("+") || skip("?")) return true;
    if (!is_next('{')) return false;
    const std::size_t before = at_++;
    const bool counted = read_count(least);
    most = least;
    if (skip(",") && !read_count(most)) most = unbounded;
    if (counted && skip("}") && least <= max_repeat && (most == unbounded || (least <= most && most <= max_repeat)))
      return true;
    at_ = before;
    broken_ = true;  // a brace that counts nothing: written differently in every dialect
    return false;
  }

  bool read_count(std::uint32_t& count) noexcept {
    const std::size_t begin = at_;
    std::uint32_t number = 0;
    for (; !at_end() && text_[at_] >= '0' && text_[at_] <= '9' && number <= max_repeat; ++at_)
      number = number * 10 + static_cast<std::uint32_t>(text_[at_] - '0');
    if (at_ == begin) return false;
    count = number;
    return true;
  }

  static PatternStep split(std::int32_t into, std::int32_t past, bool lazy) noexcept {
    return lazy ? PatternStep{Op::split, past, into, 0} : PatternStep{Op::split, into, past, 0};
  }

  Steps repeated(const Steps& piece, std::uint32_t least, std::uint32_t most, bool lazy) {
    Steps all;
    for (std::uint32_t i = 0; i < least && !broken_; ++i) append(all, piece);
    if (most == unbounded) {
      all.push_back(split(1, size(piece) + 2, lazy));
      append(all, piece);
      all.push_back({Op::jump, -size(piece) - 1, 0, 0});
      return all;
    }
    for (std::uint32_t i = least; i < most && !broken_; ++i) {
      all.push_back(split(1, size(piece) + 1, lazy));
      append(all, piece);
    }
    return all;
  }

  Steps read_piece(std::size_t depth) {
    if (skip("(")) return read_group(depth + 1);
    if (skip("[")) return read_set();
    if (skip(".")) return {{Op::any, 0, 0, 0}};
    if (skip("^")) return {{Op::at_begin, 0, 0, 0}};
    if (skip("$")) return {{Op::at_end, 0, 0, 0}};
    if (is_next('*') || is_next('+') || is_next('?')) broken_ = true;
    if (!skip("\\")) return {{Op::character, 0, 0, take()}};
    CharacterSet set;
    const char32_t c = read_escape(set);
    return set.ranges.empty() ? Steps{{Op::character, 0, 0, c}} : add_set(std::move(set));
  }

  Steps read_group(std::size_t depth) {
    bool captures = true;
    if (skip("?:")) {
      captures = false;
    } else if (skip("?<")) {
      broken_ |= at_end() || !is_letter_or_digit(static_cast<unsigned char>(text_[at_]));
      at_ = std::min(text_.find('>', at_), text_.size() - 1) + 1;
    } else if (is_next('?')) {
      broken_ = true;
    }
    broken_ |= depth > max_groups_deep;
    if (broken_) return {};
    const bool first = captures && !has_group_;
    has_group_ |= captures;
    const Steps inner = read_alternatives(depth);
    broken_ |= !skip(")");
    if (!first) return inner;
    Steps all{{Op::save, 2, 0, 0}};
    append(all, inner);
    all.push_back({Op::save, 3, 0, 0});
    return all;
  }

  // A character, or 0 and what it stands for in `set`.
  char32_t read_escape(CharacterSet& set) {
    const char32_t c = take();
    if (c == 'n') return '\n';
    if (c == 'r') return '\r';
    if (c == 't') return '\t';
    if (c == 'd' || c == 'w' || c == 's') {
      append_class(c, set);
    } else if (c == 'D' || c == 'W' || c == 'S') {
      append_complement(c + ('a' - 'A'), set);
    } else if (is_letter_or_digit(c)) {
      broken_ = true;
    } else {
      return c;
    }
    return 0;
  }

  Steps read_set() {
    CharacterSet set;
    set.negated = skip("^");
    while (!broken_ && !is_next(']')) {
      const std::size_t classes = set.ranges.size();
      const char32_t begin = skip("\\") ? read_escape(set) : take();
      if (set.ranges.size() != classes) continue;
      char32_t end = begin;
      if (is_next('-') && at_ + 1 < text_.size() && text_[at_ + 1] != ']') {
        ++at_;
        CharacterSet none;
        end = skip("\\") ? read_escape(none) : take();
        broken_ |= !none.ranges.empty() || end < begin;
      }
      set.ranges.emplace_back(begin, end);
    }
    broken_ |= !skip("]") || set.ranges.empty();
    return add_set(std::move(set));
  }

  Steps add_set(CharacterSet set) {
    settle(set);
    program_.sets.push_back(std::move(set));
    return {{Op::set, static_cast<std::int32_t>(program_.sets.size() - 1), 0, 0}};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool broken_ = false, has_group_ = false;
  PatternProgram program_;
};

}  // namespace

std::optional<PatternProgram> parse_pattern(std::string_view pattern) {
  if (pattern.size() > max_pattern_bytes) return std::nullopt;
  auto program = Parser(pattern).run();
  if (program && program->steps.size() > max_pattern_steps) return std::nullopt;
  return program;
}

}  // namespace shelf::detail
