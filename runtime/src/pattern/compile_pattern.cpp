#include <algorithm>
#include <utility>

#include "pattern/pattern.hpp"
#include "pattern/read_character.hpp"

namespace shelf::detail {

namespace {

using Op = Pattern::Op;
using Code = std::vector<Pattern::Instruction>;

constexpr std::uint32_t unbounded = 0xffff'ffffu;

struct Count {
  std::uint32_t least = 1, most = 1;
  bool lazy = false;
};

std::int32_t distance(std::size_t instructions) noexcept { return static_cast<std::int32_t>(instructions); }

void append(Code& code, const Code& more) { code.insert(code.end(), more.begin(), more.end()); }

Pattern::Instruction fork(std::int32_t preferred, std::int32_t other, bool swapped) noexcept {
  return swapped ? Pattern::Instruction{Op::Fork, other, preferred} : Pattern::Instruction{Op::Fork, preferred, other};
}

// Appends `body` so many times; false when that is too much, or the counts are out of order.
bool repeat(Code& code, const Code& body, const Count& count) {
  if (count.least > count.most) return false;
  const std::size_t optional = count.most == unbounded ? 1 : count.most - count.least;
  const std::size_t length = count.least * body.size() + optional * (body.size() + 1);
  if (count.least > Pattern::max_instructions || length > Pattern::max_instructions) return false;
  const auto size = distance(body.size());
  for (std::uint32_t i = 0; i < count.least; ++i) append(code, body);
  if (count.most == unbounded && count.least > 0) {
    code.push_back(fork(-size, 1, count.lazy));
  } else if (count.most == unbounded) {
    code.push_back(fork(1, size + 2, count.lazy));
    append(code, body);
    code.push_back({Op::Jump, -size - 1, 0});
  } else {
    for (std::uint32_t left = count.most - count.least; left > 0; --left) {
      code.push_back(fork(1, distance(left * (body.size() + 1)), count.lazy));
      append(code, body);
    }
  }
  return true;
}

class Reader {
 public:
  Reader(std::string_view source, std::vector<CharacterClass>& classes) : left_(source), classes_(classes) {}

  bool run(Code& code) { return read_choice(code, 0) && left_.empty(); }

 private:
  [[nodiscard]] bool at(char c) const noexcept { return left_.starts_with(c); }
  bool take(std::string_view mark) noexcept {
    if (!left_.starts_with(mark)) return false;
    left_.remove_prefix(mark.size());
    return true;
  }

  // Alternatives: fork to the first, else past it; a jump behind each leads to the end.
  bool read_choice(Code& code, std::size_t depth) {
    std::vector<Code> choices(1);
    if (depth > Pattern::max_depth || !read_sequence(choices.back(), depth)) return false;
    while (take("|"))
      if (!read_sequence(choices.emplace_back(), depth)) return false;
    std::size_t rest = 0;
    for (const Code& choice : choices) rest += choice.size() + 2;
    if (rest > Pattern::max_instructions + 2) return false;
    for (std::size_t i = 0; i + 1 < choices.size(); ++i) {
      rest -= choices[i].size() + 2;
      code.push_back({Op::Fork, 1, distance(choices[i].size() + 2)});
      append(code, choices[i]);
      code.push_back({Op::Jump, distance(rest - 1), 0});
    }
    append(code, choices.back());
    return true;
  }

  bool read_sequence(Code& code, std::size_t depth) {
    while (!left_.empty() && !at('|') && !at(')')) {
      Code atom;
      if (!read_atom(atom, depth)) return false;
      if (!repeat(code, atom, read_count().value_or(Count{})) || code.size() > Pattern::max_instructions) return false;
    }
    return true;
  }

  bool read_atom(Code& code, std::size_t depth) {
    if (read_count()) return false;  // nothing to repeat
    if (take("(")) return read_group(code, depth);
    if (take("[")) return read_class(code);
    if (take("^")) return put(code, Op::Begin);
    if (take("$")) return put(code, Op::End);
    if (take(".")) return put(code, Op::Any);
    if (take("\\b")) return put(code, Op::Edge);
    if (take("\\B")) return put(code, Op::NoEdge);
    if (!at('\\')) return put(code, Op::One, next());
    CharacterClass set;
    if (read_named(set)) return put_class(code, std::move(set));
    const auto c = read_escape();
    return c && put(code, Op::One, *c);
  }

  // Behind its parenthesis. The first one that captures is marked.
  bool read_group(Code& code, std::size_t depth) {
    const bool captures = !take("?:");
    if (captures && take("?<") ? !read_name() : at('?')) return false;
    const bool marked = captures && !has_group_;
    has_group_ |= captures;
    if (marked) put(code, Op::OpenGroup);
    if (!read_choice(code, depth + 1) || !take(")")) return false;
    return !marked || put(code, Op::CloseGroup);
  }
  bool read_name() noexcept {
    std::size_t size = 0;
    while (size < left_.size() && is_word_character(static_cast<unsigned char>(left_[size]))) ++size;
    left_.remove_prefix(size);
    return size > 0 && take(">");
  }

  static bool put(Code& code, Op op, char32_t c = 0) {
    code.push_back({op, static_cast<std::int32_t>(c), 0});
    return true;
  }
  bool put_class(Code& code, CharacterClass set) {
    code.push_back({Op::Class, distance(classes_.size()), 0});
    set.settle();
    classes_.push_back(std::move(set));
    return true;
  }
  char32_t next() noexcept { return read_character(left_); }

  // \d and its like.
  bool read_named(CharacterClass& set) {
    if (!at('\\') || left_.size() < 2 || !set.add_named(left_[1])) return false;
    left_.remove_prefix(2);
    return true;
  }

  // One character; stands at the backslash.
  std::optional<char32_t> read_escape() {
    left_.remove_prefix(1);
    if (left_.empty()) return std::nullopt;
    if (take("x")) return read_hex(2);
    if (take("u")) return read_hex(4);
    const char32_t c = next();
    constexpr std::string_view names = "tnrfv", values = "\t\n\r\f\v";
    if (c < 0x80)
      if (const std::size_t i = names.find(static_cast<char>(c)); i != std::string_view::npos)
        return static_cast<char32_t>(values[i]);
    if (c != '_' && is_word_character(c)) return std::nullopt;  // a reference, or of another dialect
    return c;
  }
  std::optional<char32_t> read_hex(std::size_t digits) {
    if (left_.size() < digits) return std::nullopt;
    char32_t value = 0;
    for (const char c : left_.substr(0, digits)) {
      const std::size_t digit =
          std::string_view("0123456789abcdef").find(static_cast<char>(c >= 'A' && c <= 'F' ? c + 32 : c));
      if (digit == std::string_view::npos) return std::nullopt;
      value = value * 16 + static_cast<char32_t>(digit);
    }
    left_.remove_prefix(digits);
    return value;
  }

  bool read_class(Code& code) {
    CharacterClass set;
    set.negated = take("^");
    while (!take("]")) {
      if (left_.empty()) return false;
      if (read_named(set)) continue;
      const auto first = read_class_member();
      if (!first) return false;
      auto last = first;
      if (at('-') && left_.size() > 1 && left_[1] != ']' && !is_set_at(1)) {
        left_.remove_prefix(1);
        last = read_class_member();
      }
      if (!last || *last < *first) return false;
      set.ranges.emplace_back(*first, *last);
    }
    return !set.ranges.empty() && put_class(code, std::move(set));
  }
  std::optional<char32_t> read_class_member() {
    if (take("\\b")) return U'\b';
    if (at('\\')) return read_escape();
    return left_.empty() ? std::nullopt : std::optional(next());
  }
  [[nodiscard]] bool is_set_at(std::size_t i) const noexcept {
    return left_.size() > i + 1 && left_[i] == '\\' &&
           std::string_view("dDwWsS").find(left_[i + 1]) != std::string_view::npos;
  }

  // Nothing where nothing is said.
  std::optional<Count> read_count() {
    Count count;
    if (take("*"))
      count = {0, unbounded, false};
    else if (take("+"))
      count = {1, unbounded, false};
    else if (take("?"))
      count = {0, 1, false};
    else if (!read_braces(count))
      return std::nullopt;
    count.lazy = take("?");
    return count;
  }
  // {n} {n,} {n,m}; a brace that is none of them is a literal.
  bool read_braces(Count& count) {
    const std::string_view before = left_;
    if (!take("{")) return false;
    const auto least = read_number();
    count.least = count.most = least.value_or(0);
    if (least && take(",")) count.most = read_number().value_or(unbounded);
    if (least && take("}")) return true;
    left_ = before;
    return false;
  }
  std::optional<std::uint32_t> read_number() {
    if (left_.empty() || left_[0] < '0' || left_[0] > '9') return std::nullopt;
    std::uint32_t value = 0;
    for (; !left_.empty() && left_[0] >= '0' && left_[0] <= '9'; left_.remove_prefix(1))
      value = std::min(value * 10 + static_cast<std::uint32_t>(left_[0] - '0'), 100'000u);
    return value;
  }

  std::string_view left_;
  std::vector<CharacterClass>& classes_;
  bool has_group_ = false;
};

}  // namespace

std::optional<Pattern> Pattern::compile(std::string_view source) {
  if (source.size() > max_source || format::to_valid_utf8(source) != source) return std::nullopt;
  Pattern pattern;
  if (!Reader(source, pattern.classes_).run(pattern.code_)) return std::nullopt;
  pattern.code_.push_back({Op::Match, 0, 0});
  return pattern;
}

}  // namespace shelf::detail
