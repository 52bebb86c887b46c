#include "live/pattern.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "live/parse_pattern.hpp"
#include "shelf_format/safe_text.hpp"

namespace shelf::detail {

namespace {

using Op = PatternStep::Op;

constexpr std::uint32_t unset = 0xffff'ffff;
using Marks = std::array<std::uint32_t, 4>;  // begin and end of the match and of the first group

struct Thread {
  std::size_t step = 0;
  Marks marks{};
};

class Search {
 public:
  Search(const std::vector<PatternStep>& steps, const std::vector<CharacterSet>& sets, std::string_view text)
      : steps_(steps), sets_(sets), text_(text), seen_(steps.size(), unset) {}

  std::optional<Marks> run() {
    std::vector<Thread> now, next;
    for (std::size_t at = 0;;) {
      if (!found_) add({0, {static_cast<std::uint32_t>(at), unset, unset, unset}}, at, now);
      if (found_ && now.empty()) return found_;
      const bool end = at == text_.size();
      const format::CodePoint point = end ? format::CodePoint{} : format::decode_utf8(text_, at);
      const std::size_t behind = at + point.size;
      next.clear();
      advance(now, at, end ? nullptr : &point.value, behind, next);
      if (end) return found_;
      now.swap(next);
      at = behind;
    }
  }

 private:
  // In order of preference: what comes behind a thread that matched loses.
  void advance(const std::vector<Thread>& now, std::size_t at, const char32_t* c, std::size_t behind,
               std::vector<Thread>& next) {
    for (const Thread& thread : now) {
      const PatternStep& step = steps_[thread.step];
      if (step.op == Op::match) {
        found_ = thread.marks;
        (*found_)[1] = static_cast<std::uint32_t>(at);
        return;
      }
      if (c != nullptr && takes(step, *c)) add({thread.step + 1, thread.marks}, behind, next);
    }
  }

  bool takes(const PatternStep& step, char32_t c) const noexcept {
    if (step.op == Op::any) return c != '\n';
    if (step.op == Op::set) return sets_[static_cast<std::size_t>(step.first)].holds(c);
    return step.character == c;
  }

  // Follows all steps that take no character; each step once for a position.
  void add(const Thread& start, std::size_t at, std::vector<Thread>& threads) {
    pending_.assign(1, start);
    while (!pending_.empty()) {
      Thread thread = pending_.back();
      pending_.pop_back();
      if (seen_[thread.step] == at) continue;
      seen_[thread.step] = static_cast<std::uint32_t>(at);
      const PatternStep& step = steps_[thread.step];
      const auto go = [&](std::int32_t by) {
        const auto target = static_cast<std::ptrdiff_t>(thread.step) + by;
        pending_.push_back({static_cast<std::size_t>(target), thread.marks});
      };
      if (step.op == Op::split) {
        go(step.second);
        go(step.first);
      } else if (step.op == Op::jump) {
        go(step.first);
      } else if (step.op == Op::save) {
        thread.marks[static_cast<std::size_t>(step.first)] = static_cast<std::uint32_t>(at);
        go(1);
      } else if (step.op == Op::at_begin || step.op == Op::at_end) {
        if (at == (step.op == Op::at_begin ? 0 : text_.size())) go(1);
      } else {
        threads.push_back(thread);
      }
    }
  }

  const std::vector<PatternStep>& steps_;
  const std::vector<CharacterSet>& sets_;
  std::string_view text_;
  std::vector<std::uint32_t> seen_;  // position at which a step was last reached
  std::vector<Thread> pending_;
  std::optional<Marks> found_;
};

}  // namespace

bool CharacterSet::holds(char32_t c) const noexcept {
  const auto behind = std::upper_bound(ranges.begin(), ranges.end(), c,
                                       [](char32_t wanted, const auto& range) { return wanted < range.first; });
  const bool inside = behind != ranges.begin() && c <= std::prev(behind)->second;
  return inside != negated;
}

std::optional<Pattern> Pattern::compile(std::string_view pattern) {
  auto program = parse_pattern(pattern);
  if (!program) return std::nullopt;
  Pattern compiled;
  compiled.steps_ = std::move(program->steps);
  compiled.sets_ = std::move(program->sets);
  return compiled;
}

std::optional<std::string_view> Pattern::find(std::string_view text) const {
  if (text.size() > max_pattern_text) return std::nullopt;
  const auto marks = Search(steps_, sets_, text).run();
  if (!marks) return std::nullopt;
  const bool group = (*marks)[2] != unset && (*marks)[3] != unset;
  const std::size_t begin = (*marks)[group ? 2 : 0], end = (*marks)[group ? 3 : 1];
  return text.substr(begin, end - begin);
}

}  // namespace shelf::detail
