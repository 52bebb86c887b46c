#include "article/op_reader.hpp"

#include <cstdint>

#include "article/byte_block.hpp"
#include "shelf_format/format.hpp"

namespace shelf::detail {

namespace {

constexpr std::uint32_t slot_bytes = 16;

// Operands as one value to switch over: letter by letter, reading them took a quarter of decoding an article.
enum class Shape : std::uint8_t {
  unknown,
  none,
  n,
  t,
  nn,
  nt,
  tt,
  ntt,
  nntt,
  ut,
  utt,
  sn,
  su,
  snttu,
  title,
  title_attribute
};
constexpr std::array<std::string_view, 14> letters_of_shape = {"?",   "",     "n",  "t",   "nn", "nt", "tt",
                                                               "ntt", "nntt", "ut", "utt", "sn", "su", "snttu"};

constexpr std::array<Shape, 256> make_shapes() {
  std::array<Shape, 256> shapes{};
  for (std::size_t code = 0; code < shapes.size(); ++code)
    for (std::size_t i = 1; i < letters_of_shape.size(); ++i)
      if (format::op_shapes[code].known() && format::op_shapes[code].operands() == letters_of_shape[i])
        shapes[code] = static_cast<Shape>(i);
  shapes[static_cast<std::size_t>(Op::title_text)] = Shape::title;
  shapes[static_cast<std::size_t>(Op::attribute_title)] = Shape::title_attribute;
  return shapes;
}
constexpr std::array<Shape, 256> shapes = make_shapes();

constexpr bool every_operation_has_a_shape() {
  for (std::size_t code = 0; code < shapes.size(); ++code)
    if (format::op_shapes[code].known() == (shapes[code] == Shape::unknown)) return false;
  return true;
}
static_assert(every_operation_has_a_shape());

}  // namespace

Op OpReader::peek() const noexcept {
  if (at_end()) return Op::close;
  const Op op = static_cast<Op>(stream_->bytes[at_]);
  if (op == Op::title_text) return Op::text_escaped;
  return op == Op::attribute_title ? Op::attribute : op;
}

bool read_long_number(const char*& at, const char* end, std::uint32_t& value) noexcept {
  std::uint64_t result = 0;
  for (unsigned shift = 0; shift < 35 && at != end; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    result |= std::uint64_t{byte & 0x7fu} << shift;
    if ((byte & 0x80) != 0) continue;
    value = static_cast<std::uint32_t>(result);
    return result <= 0xffff'ffffu;
  }
  return false;
}

inline bool OpReader::read_number(std::uint32_t& value) noexcept {
  const std::string_view bytes = stream_->bytes;
  if (at_ < bytes.size() && (bytes[at_] & 0x80) == 0) {  // nearly all are below 128
    value = static_cast<unsigned char>(bytes[at_++]);
    return true;
  }
  const char* at = bytes.data() + at_;
  const bool read = read_long_number(at, bytes.data() + bytes.size(), value);
  at_ = static_cast<std::uint32_t>(at - bytes.data());
  return read;
}

inline bool OpReader::read_run(std::string_view& out) noexcept {
  const std::string_view bytes = stream_->bytes;
  const char* begin = bytes.data() + at_;
  const char* end = find_zero(begin, bytes.data() + bytes.size());
  if (end == nullptr) return false;
  out = std::string_view(begin, static_cast<std::size_t>(end - begin));
  at_ += static_cast<std::uint32_t>(out.size() + 1);
  return true;
}

bool OpReader::read_slot(std::string_view& out) noexcept {
  if (stream_->bytes.size() - at_ < slot_bytes) return false;
  out = stream_->bytes.substr(at_, slot_bytes);
  at_ += slot_bytes;
  return true;
}

inline bool OpReader::read_operands(Step& step) noexcept {
  switch (shapes[static_cast<std::uint8_t>(step.op)]) {
    case Shape::unknown:
      return false;
    case Shape::none:
      return true;
    case Shape::n:
      return read_number(step.number[0]);
    case Shape::t:
      return read_run(step.text[0]);
    case Shape::nn:
      return read_number(step.number[0]) && read_number(step.number[1]);
    case Shape::nt:
      return read_number(step.number[0]) && read_run(step.text[0]);
    case Shape::tt:
      return read_run(step.text[0]) && read_run(step.text[1]);
    case Shape::ntt:
      return read_number(step.number[0]) && read_run(step.text[0]) && read_run(step.text[1]);
    case Shape::nntt:
      return read_number(step.number[0]) && read_number(step.number[1]) && read_run(step.text[0]) &&
             read_run(step.text[1]);
    case Shape::ut:
      return read_run(step.url) && read_run(step.text[0]);
    case Shape::utt:
      return read_run(step.url) && read_run(step.text[0]) && read_run(step.text[1]);
    case Shape::sn:
      return read_slot(step.slot) && read_number(step.number[0]);
    case Shape::su:
      return read_slot(step.slot) && read_run(step.url);
    case Shape::snttu:
      return read_slot(step.slot) && read_number(step.number[0]) && read_run(step.text[0]) && read_run(step.text[1]) &&
             read_run(step.url);
    case Shape::title:
      return expand_title(step, Op::text_escaped);
    case Shape::title_attribute:
      return read_number(step.number[0]) && expand_title(step, Op::attribute);
  }
  return false;
}

// A byte that stands for a long title, many times over, must not make a small unit endless.
bool OpReader::expand_title(Step& step, Op meaning) noexcept {
  expanded_ += stream_->title.size();
  step.op = meaning;
  step.text[0] = stream_->title;
  return expanded_ <= format::max_unit_raw_bytes;
}

bool OpReader::next(Step& step) noexcept {
  if (damaged_ || at_end()) return false;
  step.op = static_cast<Op>(stream_->bytes[at_++]);
  damaged_ = !read_operands(step);
  return !damaged_;
}

void OpReader::skip() noexcept {
  Step step;
  for (unsigned depth = 1; depth > 0 && next(step);) {
    if (step.op == Op::close)
      --depth;
    else if (format::shape_of(step.op).opens)
      ++depth;
  }
}

}  // namespace shelf::detail
