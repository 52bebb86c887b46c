#include "article/check_unit.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

#include "article/byte_block.hpp"
#include "article/unit_rules.hpp"
#include "article/utf8.hpp"
#include "shelf_format/format.hpp"

namespace shelf::detail {

namespace {

struct Level {
  Inside inside;
  bool key_seen;  // object: a key waits for its value
};

bool is_alignment(std::string_view columns) noexcept {
  return columns.size() <= format::max_table_columns && columns.find_first_not_of("lcr-") == std::string_view::npos;
}

// A run whose sets were gathered block by block: the last one counts up to the zero byte.
template <bool plain>
const char* end_run(const char* begin, const char* at, const ByteBlock& last, unsigned zeros, ByteBlock seen) noexcept {
  const unsigned text = (zeros - 1) & ~zeros;  // the bytes before the first zero
  if constexpr (plain)
    if ((last.markup() & text) != 0) return nullptr;
  at += std::countr_zero(zeros);
  const bool ascii = (seen.not_ascii() | (last.not_ascii() & text)) == 0;
  return ascii || is_utf8(std::string_view(begin, static_cast<std::size_t>(at - begin))) ? at + 1 : nullptr;
}

// One pass finds the end of a run, whether all of it is ASCII, and whether what is written unescaped may be. Returns
// what stands behind it; nullptr: it has no end or breaks a rule.
template <bool plain>
const char* check_run(const char* begin, const char* end) noexcept {
  const char* at = begin;
  ByteBlock seen;
  for (; static_cast<std::size_t>(end - at) >= ByteBlock::size; at += ByteBlock::size) {
    const ByteBlock block(at);
    if (const unsigned zeros = block.zeros(); zeros != 0) return end_run<plain>(begin, at, block, zeros, seen);
    seen.add(block);
    if constexpr (plain)
      if (block.markup() != 0) return nullptr;
  }
  std::array<char, ByteBlock::size> tail;  // the last bytes of the unit, and letters behind them
  tail.fill('a');
  if (at != end) std::memcpy(tail.data(), at, static_cast<std::size_t>(end - at));
  const ByteBlock block(tail.data());
  const unsigned zeros = block.zeros();
  return zeros == 0 ? nullptr : end_run<plain>(begin, at, block, zeros, seen);
}

// Reads operations with OpReader's rules, but keeps nothing: filling a Step cost more than the check itself.
class UnitCheck {
 public:
  explicit UnitCheck(const OpStream& stream) noexcept
      : stream_(stream), at_(stream.bytes.data()), end_(at_ + stream.bytes.size()) {
    levels_[0] = Level{Inside::unit, false};
  }

  bool run(CheckedUnit& out) noexcept {
    while (at_ != end_) {
      const std::uint32_t before = position();
      const Op op = static_cast<Op>(*at_++);
      if (op == Op::close) {  // a fifth of all
        if (!close()) return false;
        last_ = op;
        continue;
      }
      const Rule& rule = rules[static_cast<std::uint8_t>(op)];
      if (!read_operands(rule)) return false;
      if (depth_ == 0) {
        if (!take_frame(op, before, out)) return false;
      } else if (!allowed(rule)) {
        return false;
      }
      if (rule.opens && !open(op, rule)) return false;
      last_ = op;
    }
    return depth_ == 0 && body_seen_;
  }
  [[nodiscard]] std::uint32_t position() const noexcept {
    return static_cast<std::uint32_t>(at_ - stream_.bytes.data());
  }

 private:
  bool read_operands(const Rule& rule) noexcept {
    if (rule.slot) {
      if (end_ - at_ < 16) return false;
      at_ += 16;
    }
    std::uint32_t number = 0;
    if (rule.numbers != 0 && (!read_number(number) || number < rule.least || number > rule.most)) return false;
    if (rule.numbers > 1 && !read_number(number)) return false;
    if (rule.runs == 0) return !rule.title || take_title();
    const char* begin = at_;
    const char* end = rule.plain ? check_run<true>(begin, end_) : check_run<false>(begin, end_);
    if (end == nullptr) return false;
    at_ = end;
    if (rule.columns && !is_alignment(std::string_view(begin, static_cast<std::size_t>(end - 1 - begin)))) return false;
    for (unsigned i = 1; i < rule.runs; ++i) {
      end = check_run<false>(at_, end_);
      if (end == nullptr) return false;
      at_ = end;
    }
    return true;
  }

  bool read_number(std::uint32_t& value) noexcept {
    if (at_ != end_ && (*at_ & 0x80) == 0) {  // nearly all are below 128
      value = static_cast<unsigned char>(*at_++);
      return true;
    }
    const char* at = at_;  // members whose address is not taken stay in registers
    const bool read = read_long_number(at, end_, value);
    at_ = at;
    return read;
  }

  // The same text again and again: read once. How often it may stand for a byte is limited as OpReader limits it.
  bool take_title() noexcept {
    if (expanded_ == 0 && !is_utf8(stream_.title)) return false;
    expanded_ += stream_.title.size();
    return expanded_ <= format::max_unit_raw_bytes;
  }

  // `before`: where the operation starts.
  bool take_frame(Op op, std::uint32_t before, CheckedUnit& out) noexcept {
    if (!allowed_in_unit(op)) return false;
    out.body = OpReader(stream_, before);
    return true;
  }

  bool close() noexcept {
    if (depth_ == 0 || levels_[depth_].key_seen) return false;
    --depth_;
    return true;
  }

  bool open(Op op, const Rule& rule) noexcept {
    if (depth_ + 1 >= levels_.size()) return false;
    const bool in_group = op == Op::widget && levels_[depth_].inside == Inside::widget;
    levels_[++depth_] = Level{in_group ? Inside::group_item : rule.inside, false};
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

  const OpStream& stream_;
  const char* at_;
  const char* end_;
  std::uint64_t expanded_ = 0;                         // bytes of titles that references stood for
  std::array<Level, format::max_nesting + 1> levels_;  // filled as far as it is open
  std::size_t depth_ = 0;
  Op last_ = Op::close;
  bool body_seen_ = false;
};

}  // namespace

Result<CheckedUnit> check_unit(const OpStream& stream) noexcept {
  CheckedUnit unit;
  UnitCheck check(stream);
  if (!check.run(unit)) return Error{Errc::bad_structure, "article", check.position(), stream.bytes.size()};
  return unit;
}

}  // namespace shelf::detail
