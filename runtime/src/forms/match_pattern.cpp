#include <algorithm>

#include "forms/pattern.hpp"
#include "forms/read_code_point.hpp"

namespace shelf::detail {

namespace {

using Op = Pattern::Op;

bool is_line_end(char32_t c) noexcept { return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029; }
bool is_word(char32_t c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

// A place between two characters.
struct Place {
  std::size_t offset = 0;
  bool begin = true, end = false, edge = false;
};

struct Thread {
  std::uint32_t at = 0;  // an instruction that takes a character, or Match
  std::size_t begin = 0;
};

// The threads at one place, the preferred first; each instruction at most once.
class Threads {
 public:
  explicit Threads(std::span<const Pattern::Instruction> code) : code_(code), seen_(code.size(), never) {}

  void clear() { list_.clear(); }
  [[nodiscard]] const std::vector<Thread>& list() const noexcept { return list_; }

  // From `start`, past everything that takes no character.
  void add(std::uint32_t start, std::size_t begin, const Place& place) {
    waiting_.assign(1, start);
    while (!waiting_.empty()) {
      const std::uint32_t at = waiting_.back();
      waiting_.pop_back();
      if (seen_[at] == place.offset) continue;
      seen_[at] = place.offset;
      const Pattern::Instruction& step = code_[at];
      switch (step.op) {
        case Op::Jump:
          waiting_.push_back(target(at, step.x));
          break;
        case Op::Fork:
          waiting_.push_back(target(at, step.y));
          waiting_.push_back(target(at, step.x));
          break;
        case Op::Begin:
        case Op::End:
        case Op::Edge:
        case Op::NoEdge:
          if (holds(step.op, place)) waiting_.push_back(at + 1);
          break;
        default:
          list_.push_back({at, begin});
      }
    }
  }

 private:
  static constexpr std::size_t never = static_cast<std::size_t>(-1);

  static std::uint32_t target(std::uint32_t at, std::int32_t distance) noexcept {
    return static_cast<std::uint32_t>(static_cast<std::int64_t>(at) + distance);
  }
  static bool holds(Op op, const Place& place) noexcept {
    if (op == Op::Begin) return place.begin;
    if (op == Op::End) return place.end;
    return place.edge == (op == Op::Edge);
  }

  std::span<const Pattern::Instruction> code_;
  std::vector<std::size_t> seen_;  // by instruction: the last place where it was reached
  std::vector<Thread> list_;
  std::vector<std::uint32_t> waiting_;
};

}  // namespace

bool Pattern::Class::contains(char32_t c) const noexcept {
  const auto behind =
      std::upper_bound(ranges.begin(), ranges.end(), c, [](char32_t x, auto range) { return x < range.first; });
  return (behind != ranges.begin() && c <= behind[-1].second) != negated;
}

std::optional<std::string_view> Pattern::find(std::string_view text) const {
  if (text.size() > max_text) return std::nullopt;
  const auto takes = [this](const Instruction& step, char32_t c) {
    if (step.op == Op::One) return static_cast<char32_t>(step.x) == c;
    if (step.op == Op::Any) return !is_line_end(c);
    return step.op == Op::Class && classes_[static_cast<std::size_t>(step.x)].contains(c);
  };
  Threads now(code_), next(code_);
  std::optional<std::string_view> found;
  std::string_view left = text;
  Place place{0, true, text.empty(), !text.empty() && is_word(static_cast<unsigned char>(text[0]))};
  for (;;) {
    if (!found) now.add(0, place.offset, place);
    if (found && now.list().empty()) return found;
    const bool at_end = left.empty();
    const char32_t c = at_end ? 0 : read_code_point(left);
    Place behind{text.size() - left.size(), false, left.empty(), false};
    std::string_view peek = left;
    behind.edge = is_word(c) != (!peek.empty() && is_word(read_code_point(peek)));
    next.clear();
    for (const Thread& thread : now.list()) {
      if (code_[thread.at].op == Op::Match) {
        found = text.substr(thread.begin, place.offset - thread.begin);
        break;  // the others are less preferred
      }
      if (!at_end && takes(code_[thread.at], c)) next.add(thread.at + 1, thread.begin, behind);
    }
    if (at_end) return found;
    std::swap(now, next);
    place = behind;
  }
}

}  // namespace shelf::detail
