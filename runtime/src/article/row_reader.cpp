#include "article/row_reader.hpp"

#include "shelf_format/format.hpp"

namespace shelf::detail {

bool RowReader::read_number(std::uint32_t& value) noexcept {
  std::uint64_t result = 0;
  for (unsigned shift = 0; shift < 35 && at_ < bytes_.size(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes_[at_++]);
    result |= std::uint64_t{byte & 0x7fu} << shift;
    if ((byte & 0x80) != 0) continue;
    value = static_cast<std::uint32_t>(result);
    return result <= 0xffff'ffffu;
  }
  return false;
}

bool RowReader::read_run(std::string_view& out) noexcept {
  const auto end = bytes_.find('\0', at_);
  if (end == std::string_view::npos) return false;
  out = bytes_.substr(at_, end - at_);
  at_ = end + 1;
  return true;
}

bool RowReader::next(Step& step) noexcept {
  if (at_end()) return false;
  step.op = static_cast<Op>(bytes_[at_++]);
  switch (step.op) {
    case Op::attribute:
      return read_number(step.number[0]) && read_run(step.text[0]);
    case Op::attribute_other:
      return read_run(step.text[0]) && read_run(step.text[1]);
    case Op::attribute_stored:
      return read_number(step.number[0]);
    case Op::source_path:
      return read_run(step.text[0]);
    case Op::attribute_title:
      step.op = Op::attribute;
      step.text[0] = title_;
      expanded_ +=
          title_.size();  // two bytes that stand for a long title, many times over, must not cost their product
      return read_number(step.number[0]) && expanded_ <= format::max_unit_raw_bytes;
    default:
      return false;
  }
}

}  // namespace shelf::detail
