#include <span>
#include <utility>

#include "pattern/pattern.hpp"
#include "pattern/read_character.hpp"

namespace shelf::detail {

namespace {

using Op = Pattern::Op;

bool is_line_end(char32_t c) noexcept { return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029; }

// A place between two characters.
struct Place {
  std::uint32_t offset = 0;
  bool begin = true, end = false, edge = false;
};

constexpr std::uint32_t unset = 0xffff'ffffu;

struct Thread {
  std::uint32_t at = 0;  // in a list: an instruction that takes a character, or Match
  std::uint32_t begin = 0;
  std::uint32_t group_begin = unset, group_end = unset;
};

// The threads at one place, the preferred first; each instruction at most once.
class Threads {
 public:
  explicit Threads(std::span<const Pattern::Instruction> code) : code_(code), seen_(code.size(), unset) {}

  void clear() { list_.clear(); }
  [[nodiscard]] const std::vector<Thread>& list() const noexcept { return list_; }

  // From `start`, past everything that takes no character.
  void add(const Thread& start, const Place& place) {
    waiting_.assign(1, start);
    while (!waiting_.empty()) {
      const Thread thread = waiting_.back();
      waiting_.pop_back();
      if (seen_[thread.at] == place.offset) continue;
      seen_[thread.at] = place.offset;
      step(thread, place);
    }
  }

 private:
  void step(Thread thread, const Place& place) {
    const Pattern::Instruction& instruction = code_[thread.at];
    switch (instruction.op) {
      case Op::Jump:
        return go(thread, instruction.x);
      case Op::Fork:
        go(thread, instruction.y);
        return go(thread, instruction.x);
      case Op::OpenGroup:
        thread.group_begin = place.offset;
        return go(thread, 1);
      case Op::CloseGroup:
        thread.group_end = place.offset;
        return go(thread, 1);
      case Op::Begin:
      case Op::End:
      case Op::Edge:
      case Op::NoEdge:
        if (holds(instruction.op, place)) go(thread, 1);
        return;
      default:
        list_.push_back(thread);
    }
  }
  void go(Thread thread, std::int32_t distance) {
    thread.at = static_cast<std::uint32_t>(static_cast<std::int64_t>(thread.at) + distance);
    waiting_.push_back(thread);
  }
  static bool holds(Op op, const Place& place) noexcept {
    if (op == Op::Begin) return place.begin;
    if (op == Op::End) return place.end;
    return place.edge == (op == Op::Edge);
  }

  std::span<const Pattern::Instruction> code_;
  std::vector<std::uint32_t> seen_;  // by instruction: the last place where it was reached
  std::vector<Thread> list_;
  std::vector<Thread> waiting_;
};

// The places of a text, one after the other.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : size_(text.size()), left_(text) {
    place_ = {0, true, text.empty(), is_word_next()};
  }
  [[nodiscard]] const Place& place() const noexcept { return place_; }
  // The character before the place it leads to; not at the end.
  char32_t advance() noexcept {
    const char32_t c = read_character(left_);
    place_ = {static_cast<std::uint32_t>(size_ - left_.size()), false, left_.empty(),
              is_word_character(c) != is_word_next()};
    return c;
  }

 private:
  // A word's characters are single bytes.
  [[nodiscard]] bool is_word_next() const noexcept {
    return !left_.empty() && is_word_character(static_cast<unsigned char>(left_[0]));
  }

  std::size_t size_;
  std::string_view left_;
  Place place_;
};

// What a thread that arrived at the end of a pattern picks.
std::string_view pick(std::string_view text, const Thread& thread, std::uint32_t end) noexcept {
  const bool group = thread.group_end != unset;
  const std::uint32_t begin = group ? thread.group_begin : thread.begin;
  return text.substr(begin, (group ? thread.group_end : end) - begin);
}

}  // namespace

std::optional<std::string_view> Pattern::find(std::string_view text) const {
  if (text.size() > max_text) return std::nullopt;
  const auto takes = [this](const Instruction& step, char32_t c) {
    if (step.op == Op::One) return static_cast<char32_t>(step.x) == c;
    if (step.op == Op::Any) return !is_line_end(c);
    return classes_[static_cast<std::size_t>(step.x)].contains(c);
  };
  Threads now(code_), next(code_);
  std::optional<std::string_view> found;
  for (Cursor cursor(text);;) {
    const Place place = cursor.place();
    if (!found) now.add({0, place.offset}, place);
    if (found && now.list().empty()) return found;
    const char32_t c = place.end ? 0 : cursor.advance();
    next.clear();
    for (const Thread& thread : now.list()) {
      const Instruction& step = code_[thread.at];
      if (step.op == Op::Match) {
        found = pick(text, thread, place.offset);
        break;  // the others are less preferred
      }
      if (place.end || !takes(step, c)) continue;
      Thread behind = thread;
      ++behind.at;
      next.add(behind, cursor.place());
    }
    if (place.end) return found;
    std::swap(now, next);
  }
}

std::size_t Pattern::cost(std::string_view text) const noexcept { return (text.size() + 1) * code_.size(); }

}  // namespace shelf::detail
