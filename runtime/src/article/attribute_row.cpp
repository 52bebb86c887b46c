#include "article/attribute_row.hpp"

#include "article/utf8.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {
bool is_attribute(const Step& step) noexcept {
  if (step.op == Op::attribute_other) return is_utf8(step.text[0]) && is_utf8(step.text[1]);
  if (step.op != Op::attribute && step.op != Op::attribute_stored) return false;
  return step.number[0] < format::attribute_names.size() && is_utf8(step.text[0]);
}
}  // namespace

Result<AttributeRow> check_row(std::string_view operations, std::string_view title) noexcept {
  AttributeRow row{RowReader(operations, title), {}};
  RowReader reader = row.reader;
  for (;;) {
    Step step;
    if (!reader.next(step)) break;
    if (step.op == Op::source_path && reader.at_end() && is_utf8(step.text[0])) {
      row.source_path = step.text[0];
      return row;
    }
    if (!is_attribute(step)) break;
  }
  return Error{Errc::bad_structure, "attributes", reader.position(), operations.size()};
}

}  // namespace shelf::detail
