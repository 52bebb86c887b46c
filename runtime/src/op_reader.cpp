#include "op_reader.hpp"

namespace shelf::detail {

namespace {
constexpr std::uint32_t slot_bytes = 16;
}

Op OpReader::peek() const noexcept { return at_end() ? Op::close : static_cast<Op>(streams_->ops[op_]); }

bool OpReader::used_up() const noexcept {
  return op_ == streams_->ops.size() && operand_ == streams_->operands.size() && text_ == streams_->text.size() &&
         url_ == streams_->urls.size() && slot_ == streams_->slots.size();
}

bool OpReader::read_operand(std::uint32_t& value) noexcept {
  const std::string_view bytes = streams_->operands;
  if (operand_ < bytes.size() && (bytes[operand_] & 0x80) == 0) {  // nearly all are below 128
    value = static_cast<unsigned char>(bytes[operand_++]);
    return true;
  }
  std::uint64_t result = 0;
  for (unsigned shift = 0; shift < 35 && operand_ < bytes.size(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[operand_++]);
    result |= std::uint64_t{byte & 0x7fu} << shift;
    if ((byte & 0x80) != 0) continue;
    value = static_cast<std::uint32_t>(result);
    return result <= 0xffff'ffffu;
  }
  return false;
}

bool OpReader::take(std::string_view stream, std::uint32_t& at, std::uint32_t size, std::string_view& out) noexcept {
  if (size > stream.size() - at) return false;
  out = std::string_view(stream.data() + at, size);
  at += size;
  return true;
}

bool OpReader::read_operands(std::string_view letters, Step& step) noexcept {
  std::size_t numbers = 0, texts = 0;
  for (const char letter : letters) {
    std::uint32_t value = 0;
    if (letter != 's' && !read_operand(value)) return false;
    switch (letter) {
      case 'n':
        step.number[numbers++] = value;
        break;
      case 't':
        if (!take(streams_->text, text_, value, step.text[texts++])) return false;
        break;
      case 'u':
        if (!take(streams_->urls, url_, value, step.url)) return false;
        break;
      default:
        if (!take(streams_->slots, slot_, slot_bytes, step.slot)) return false;
    }
  }
  return true;
}

bool OpReader::next(Step& step) noexcept {
  if (damaged_ || at_end()) return false;
  step.op = static_cast<Op>(streams_->ops[op_++]);
  const auto& shape = format::shape_of(step.op);
  if (shape.name.empty() || !read_operands(shape.operands, step)) {
    damaged_ = true;
    return false;
  }
  return true;
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
