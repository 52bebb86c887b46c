#include "article/read_unit.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <utility>

#include "article/byte_block.hpp"
#include "article/unit_rules.hpp"
#include "article/utf8.hpp"
#include "shelf_format/format.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t slot_bytes = 16;

struct Level {
  Inside inside;
  std::uint8_t place;       // of `inside`
  bool key_seen;            // object: a key waits for its value
  std::uint32_t opened_by;  // position of the step
};

// Apart from the reader, whose members then stay in registers: one instruction in fifteen less.
using Levels = std::array<Level, format::max_nesting + 1>;

bool is_alignment(std::string_view columns) noexcept {
  return columns.size() <= format::max_table_columns && columns.find_first_not_of("lcr-") == std::string_view::npos;
}

class UnitReader {
 public:
  UnitReader(const UnitText& unit, StepList& steps, Levels& levels) noexcept
      : unit_(unit),
        steps_(steps),
        begin_(unit.text.data()),
        next_(begin_),
        end_(next_ + unit.text.size()),
        levels_(levels),
        level_(levels.data()) {
    *level_ = Level{Inside::unit, place(Inside::unit), false, 0};
  }

  bool run() noexcept {
    while (next_ != end_) {
      const Op op = static_cast<Op>(*next_++);
      if (!(op == Op::key ? read_key() : read_step(op))) return false;
      last_ = op;
    }
    return level_ == levels_.data() && body_seen_;
  }
  [[nodiscard]] bool no_memory() const noexcept { return no_memory_; }
  // How far the text was read, in bytes.
  [[nodiscard]] std::uint64_t position() const noexcept { return static_cast<std::uint64_t>(next_ - begin_); }

 private:
  bool read_step(Op op) noexcept {
    PackedStep* const step = steps_.add();
    no_memory_ = step == nullptr;
    if (no_memory_) return false;
    step->op = op;
    if (op == Op::close) return close();  // this and text are half of all
    if (op == Op::text) {
      constexpr std::uint8_t places = rules[static_cast<std::size_t>(Op::text)].places;
      return (level_->place & places) != 0 && read_text(*step);
    }
    const UnitRule& rule = rules.data()[static_cast<std::uint8_t>(op)];
    if (!read_operands(rule, *step)) return false;
    if (!(level_ == levels_.data() ? allowed_in_unit(op) : allowed(rule))) return false;
    if (rule.role == Role::value) step->number[0] = std::exchange(key_, 0);
    return !rule.opens || open(op, rule);
  }

  bool read_operands(const UnitRule& rule, PackedStep& step) noexcept {
    switch (rule.reading) {
      case Reading::nothing:
        return true;
      case Reading::number:
        return read_first_number(rule, step);
      case Reading::run:
        return read_first_run(step);
      case Reading::two_runs:
        return read_first_run(step) && read_second_run(step.size[1]);
      case Reading::slowly:
        break;
    }
    return read_all_operands(rule, step);
  }

  bool read_all_operands(const UnitRule& rule, PackedStep& step) noexcept {
    const char* const begin = next_;
    if (rule.slot && !skip_slot()) return false;
    if (rule.numbers != 0 && !read_first_number(rule, step)) return false;
    if (rule.numbers > 1 && !read_number(step.number[1])) return false;
    if (rule.slot) step.slot = static_cast<std::uint8_t>(next_ - begin);
    if (rule.runs == 0) {
      step.at = static_cast<std::uint32_t>(next_ - begin_);
      return !rule.title || take_title(step);
    }
    if (!read_first_run(step)) return false;
    if (rule.columns && !is_alignment({begin_ + step.at, step.size[0]})) return false;
    for (unsigned i = 1; i < rule.runs; ++i)
      if (!read_run<false>(step.size[i])) return false;
    return true;
  }

  bool read_first_number(const UnitRule& rule, PackedStep& step) noexcept {
    return read_number(step.number[0]) && step.number[0] >= rule.least && step.number[0] <= rule.most;
  }

  bool read_first_run(PackedStep& step) noexcept {
    step.at = static_cast<std::uint32_t>(next_ - begin_);
    return read_run<false>(step.size[0]);
  }
  bool read_text(PackedStep& step) noexcept {
    step.at = static_cast<std::uint32_t>(next_ - begin_);
    return read_run<true>(step.size[0]);
  }

  // Titles of links, of which nearly all are empty.
  bool read_second_run(std::uint32_t& size) noexcept {
    if (next_ == end_ || *next_ != '\0') return read_run<false>(size);
    ++next_;
    size = 0;
    return true;
  }

  // Kept until its value comes, which nothing may stand before.
  bool read_key() noexcept {
    constexpr UnitRule rule = rules[static_cast<std::size_t>(Op::key)];
    if (!allowed(rule) || !read_number(key_) || key_ > rule.most) return false;
    ++key_;
    return true;
  }

  bool skip_slot() noexcept {
    if (static_cast<std::size_t>(end_ - next_) < slot_bytes) return false;
    next_ += slot_bytes;
    return true;
  }

  // LEB128 up to 32 bits.
  bool read_number(std::uint32_t& value) noexcept {
    if (next_ != end_ && (*next_ & 0x80) == 0) {  // nearly all are below 128
      value = static_cast<unsigned char>(*next_++);
      return true;
    }
    std::uint64_t result = 0;
    for (unsigned shift = 0; shift < 35 && next_ != end_; shift += 7) {
      const unsigned byte = static_cast<unsigned char>(*next_++);
      result |= std::uint64_t{byte & 0x7fu} << shift;
      if ((byte & 0x80) != 0) continue;
      value = static_cast<std::uint32_t>(result);
      return result <= 0xffff'ffffu;
    }
    return false;
  }

  // Up to a zero byte, which is read, too. `plain`: holds nothing that HTML would read as markup. Looks at whole
  // blocks, beyond the end where that comes first.
  template <bool plain>
  bool read_run(std::uint32_t& size) noexcept {
    const char* const begin = next_;
    std::uint64_t markup = 0, not_ascii = 0;
    for (const char* at = begin; at < end_; at += RunBlock::size) {
      const RunBlock block(at);
      const std::uint64_t zeros = block.zeros();
      if (plain ? block.any_markup_or_not_ascii() : block.any_not_ascii()) {
        const std::uint64_t text = ~zeros & (zeros - 1);  // before the first zero byte
        if constexpr (plain) markup |= block.markup() & text;
        not_ascii |= block.not_ascii() & text;
      }
      if (zeros == 0) continue;
      at += std::countr_zero(zeros);
      if (at >= end_) break;
      next_ = at + 1;
      size = static_cast<std::uint32_t>(at - begin);
      return markup == 0 && (not_ascii == 0 || is_utf8({begin, size}));
    }
    return false;
  }

  // Looked up only by who shows it. A byte that stands for a long title, many times over, must not make a small unit
  // endless; one title is never too long.
  bool take_title(PackedStep& step) noexcept {
    step.op = Op::text_escaped;
    step.title = true;
    return ++titles_ == 1 || titles_ * unit_.title->text().size() <= format::max_unit_raw_bytes;
  }

  bool close() noexcept {
    if (level_ == levels_.data() || level_->key_seen) return false;
    const std::uint32_t opened_by = (level_--)->opened_by, size = steps_.size();
    PackedStep& opened = steps_[opened_by];
    opened.end = size;
    if (size == opened_by + 3) {
      const PackedStep& inside = (&opened)[1];
      opened.lone = inside.op == Op::text || (inside.op == Op::text_escaped && !inside.title);
    }
    return true;
  }

  bool open(Op op, const UnitRule& rule) noexcept {
    if (level_ == &levels_.back()) return false;
    const bool in_group = op == Op::widget && level_->inside == Inside::widget;
    const Inside inside = in_group ? Inside::group_item : rule.inside;
    ++level_;
    level_->inside = inside;
    level_->place = place(inside);
    level_->key_seen = false;
    level_->opened_by = steps_.size() - 1;
    return true;
  }

  bool allowed(const UnitRule& rule) noexcept {
    Level& level = *level_;
    if ((rule.places & level.place) == 0) return false;
    // These stand right behind their string, which closed nothing in between.
    if (rule.role == Role::after_string && last_ != Op::string) return false;
    return level.inside != Inside::object || allowed_in_object(rule.role, level);
  }

  bool allowed_in_unit(Op op) noexcept { return op == Op::body && !std::exchange(body_seen_, true); }

  static bool allowed_in_object(Role role, Level& level) noexcept {
    if (role == Role::key) return !std::exchange(level.key_seen, true);
    if (role == Role::value) return std::exchange(level.key_seen, false);
    return !level.key_seen;
  }

  const UnitText& unit_;
  StepList& steps_;
  const char *begin_, *next_, *end_;
  std::uint64_t titles_ = 0;  // references to the title
  Levels& levels_;            // filled as far as it is open
  Level* level_;              // the innermost
  std::uint32_t key_ = 0;     // number of the key that was just read, plus 1
  Op last_ = Op::close;
  bool body_seen_ = false, no_memory_ = false;
};

}  // namespace

Result<void> read_unit(const UnitText& unit, StepList& steps) noexcept {
  steps.clear();
  Levels levels;
  UnitReader reader(unit, steps, levels);
  if (reader.run()) return {};
  if (reader.no_memory()) return Error{Errc::no_memory, "article", steps.size() * sizeof(PackedStep)};
  return Error{Errc::bad_structure, "article", reader.position(), unit.text.size()};
}

}  // namespace shelf::detail
