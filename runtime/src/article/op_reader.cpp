#include "article/op_reader.hpp"

#include <cstdint>

#include "shelf_format/format.hpp"

namespace shelf::detail {

namespace {
constexpr std::uint32_t slot_bytes = 16;
}

Op OpReader::peek() const noexcept {
  if (at_end()) return Op::close;
  const Op op = static_cast<Op>(stream_->bytes[at_]);
  if (op == Op::title_text) return Op::text_escaped;
  return op == Op::attribute_title ? Op::attribute : op;
}

bool OpReader::read_number(std::uint32_t& value) noexcept {
  const std::string_view bytes = stream_->bytes;
  if (at_ < bytes.size() && (bytes[at_] & 0x80) == 0) {  // nearly all are below 128
    value = static_cast<unsigned char>(bytes[at_++]);
    return true;
  }
  std::uint64_t result = 0;
  for (unsigned shift = 0; shift < 35 && at_ < bytes.size(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[at_++]);
    result |= std::uint64_t{byte & 0x7fu} << shift;
    if ((byte & 0x80) != 0) continue;
    value = static_cast<std::uint32_t>(result);
    return result <= 0xffff'ffffu;
  }
  return false;
}

bool OpReader::read_run(std::string_view& out) noexcept {
  const auto end = stream_->bytes.find('\0', at_);
  if (end == std::string_view::npos) return false;
  out = stream_->bytes.substr(at_, end - at_);
  at_ = static_cast<std::uint32_t>(end + 1);
  return true;
}

bool OpReader::read_slot(std::string_view& out) noexcept {
  if (stream_->bytes.size() - at_ < slot_bytes) return false;
  out = stream_->bytes.substr(at_, slot_bytes);
  at_ += slot_bytes;
  return true;
}

bool OpReader::read_operands(std::string_view letters, Step& step) noexcept {
  std::size_t numbers = 0, texts = 0;
  for (const char letter : letters) {
    bool read = false;
    switch (letter) {
      case 'n':
        read = read_number(step.number[numbers++]);
        break;
      case 't':
        read = read_run(step.text[texts++]);
        break;
      case 'u':
        read = read_run(step.url);
        break;
      default:
        read = read_slot(step.slot);
    }
    if (!read) return false;
  }
  return true;
}

// A byte that stands for a long title, many times over, must not make a small unit endless.
bool OpReader::expand_title(Step& step) noexcept {
  if (step.op != Op::title_text && step.op != Op::attribute_title) return true;
  expanded_ += stream_->title.size();
  step.op = step.op == Op::title_text ? Op::text_escaped : Op::attribute;
  step.text[0] = stream_->title;
  return expanded_ <= format::max_unit_raw_bytes;
}

bool OpReader::next(Step& step) noexcept {
  if (damaged_ || at_end()) return false;
  step.op = static_cast<Op>(stream_->bytes[at_++]);
  const auto& shape = format::shape_of(step.op);
  if (!shape.known() || !read_operands(shape.operands(), step) || !expand_title(step)) {
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
