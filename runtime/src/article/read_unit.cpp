#include "article/read_unit.hpp"

#include <array>
#include <cstdint>
#include <utility>

#include "article/unit_rules.hpp"
#include "article/utf8.hpp"
#include "shelf_format/format.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t slot_bytes = 16;

struct Level {
  Inside inside;
  bool key_seen;            // object: a key waits for its value
  std::uint32_t opened_by;  // position of the step
};

bool is_alignment(std::string_view columns) noexcept {
  return columns.size() <= format::max_table_columns && columns.find_first_not_of("lcr-") == std::string_view::npos;
}

// What is known of a run is known of the operation before it, too.
bool holds_markup(std::string_view text) noexcept { return text.find_first_of("&<>\"'") != std::string_view::npos; }

class UnitReader {
 public:
  UnitReader(std::string_view text, const RunEnd* ends, std::string_view title, StepList& steps) noexcept
      : text_(text), title_(title), steps_(steps), next_(text.data()), end_(next_ + text.size()), run_(ends) {
    levels_[0] = Level{Inside::unit, false, 0};
  }

  bool run() noexcept {
    while (next_ != end_) {
      const Op op = static_cast<Op>(*next_++);
      PackedStep* const step = steps_.add();
      if (step == nullptr) {
        no_memory_ = true;
        return false;
      }
      step->op = op;
      if (op == Op::close) {  // a fifth of all
        ++run_;
        if (!close()) return false;
      } else {
        const Rule& rule = rules[static_cast<std::uint8_t>(op)];
        if (!read_operands(rule, *step)) return false;
        if (!(depth_ == 0 ? allowed_in_unit(op) : allowed(rule))) return false;
        if (rule.opens && !open(op, rule)) return false;
      }
      last_ = op;
    }
    return depth_ == 0 && body_seen_;
  }
  [[nodiscard]] bool no_memory() const noexcept { return no_memory_; }
  // How far the text was read, in bytes.
  [[nodiscard]] std::uint64_t position() const noexcept { return static_cast<std::uint64_t>(next_ - text_.data()); }

 private:
  bool read_operands(const Rule& rule, PackedStep& step) noexcept {
    const char* const begin = next_;
    if (rule.slot && !skip_slot()) return false;
    if (rule.numbers != 0 &&
        (!read_number(step.number[0]) || step.number[0] < rule.least || step.number[0] > rule.most))
      return false;
    if (rule.numbers > 1 && !read_number(step.number[1])) return false;
    step.at = static_cast<std::uint32_t>(next_ - text_.data());
    if (rule.slot) step.slot = static_cast<std::uint8_t>(next_ - begin);
    if (rule.runs == 0) return !rule.title || take_title(step);
    const RunEnd& first = *run_;
    if (!read_run(step.size[0])) return false;
    const std::string_view text(text_.data() + step.at, step.size[0]);
    if (rule.plain && first.markup && holds_markup(text)) return false;
    if (rule.columns && !is_alignment(text)) return false;
    for (unsigned i = 1; i < rule.runs; ++i)
      if (!read_run(step.size[i])) return false;
    return true;
  }

  // One byte that is no text; a zero byte then ends no run.
  unsigned char take_byte() noexcept {
    const auto byte = static_cast<unsigned char>(*next_++);
    run_ += byte == 0 ? 1 : 0;
    return byte;
  }

  bool skip_slot() noexcept {
    if (static_cast<std::size_t>(end_ - next_) < slot_bytes) return false;
    for (std::size_t i = 0; i < slot_bytes; ++i) take_byte();
    return true;
  }

  // LEB128 up to 32 bits.
  bool read_number(std::uint32_t& value) noexcept {
    std::uint64_t result = 0;
    for (unsigned shift = 0; shift < 35 && next_ != end_; shift += 7) {
      const unsigned byte = take_byte();
      result |= std::uint64_t{byte & 0x7fu} << shift;
      if ((byte & 0x80) != 0) continue;
      value = static_cast<std::uint32_t>(result);
      return result <= 0xffff'ffffu;
    }
    return false;
  }

  // Up to a zero byte, which is read, too.
  bool read_run(std::uint32_t& size) noexcept {
    if (run_->at == RunEnd::none) return false;
    const RunEnd& run = *run_++;
    const char* const begin = next_;
    next_ = text_.data() + run.at + 1;
    size = static_cast<std::uint32_t>(next_ - 1 - begin);
    return !run.not_ascii || is_utf8(std::string_view(begin, size));
  }

  // The same text again and again: read once. A byte that stands for a long title, many times over, must not make a
  // small unit endless.
  bool take_title(PackedStep& step) noexcept {
    if (titles_ == 0 && !is_utf8(title_)) return false;
    titles_ += title_.size();
    step.op = Op::text_escaped;
    if (title_.empty()) return true;
    step.at = static_cast<std::uint32_t>(title_.data() - text_.data());
    step.size[0] = static_cast<std::uint32_t>(title_.size());
    return titles_ <= format::max_unit_raw_bytes;
  }

  bool close() noexcept {
    if (depth_ == 0 || levels_[depth_].key_seen) return false;
    steps_[levels_[depth_--].opened_by].end = steps_.size();
    return true;
  }

  bool open(Op op, const Rule& rule) noexcept {
    if (depth_ + 1 >= levels_.size()) return false;
    const bool in_group = op == Op::widget && levels_[depth_].inside == Inside::widget;
    levels_[++depth_] = Level{in_group ? Inside::group_item : rule.inside, false, steps_.size() - 1};
    return true;
  }

  bool allowed(const Rule& rule) noexcept {
    Level& level = levels_[depth_];
    if ((rule.places & place(level.inside)) == 0) return false;
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

  std::string_view text_, title_;
  StepList& steps_;
  const char *next_, *end_;
  const RunEnd* run_;                                  // the first zero byte from next_ on
  std::uint64_t titles_ = 0;                           // bytes that references to the title stood for
  std::array<Level, format::max_nesting + 1> levels_;  // filled as far as it is open
  std::size_t depth_ = 0;
  Op last_ = Op::close;
  bool body_seen_ = false, no_memory_ = false;
};

}  // namespace

Result<void> read_unit(std::string_view text, const RunEnd* ends, std::string_view title, StepList& steps) noexcept {
  steps.clear();
  UnitReader reader(text, ends, title, steps);
  if (reader.run()) return {};
  if (reader.no_memory()) return Error{Errc::no_memory, "article", steps.size() * sizeof(PackedStep)};
  return Error{Errc::bad_structure, "article", reader.position(), text.size()};
}

}  // namespace shelf::detail
