// What TextWriter writes inside a line.
#include <cstdint>

#include "present/widget_link.hpp"
#include "render/text_writer.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

void TextWriter::write_inline(const Step& step, const OpReader& reader) {
  switch (step.op) {
    case Op::text:
    case Op::text_escaped:
      return put(step.text[0]);
    case Op::line_break:
      if (!line_open_) {  // between blocks: no more than the empty line that is there anyway
        wants_gap_ = anything_;
        return;
      }
      return put("\n");
    case Op::soft_break:
      return put("\n");
    case Op::link:
    case Op::button_link: {
      Frame& frame = push(step.op);
      frame.url = step.url;
      frame.text_begin = line_.size();
      return;
    }
    case Op::blade_action: {
      Frame& frame = push(step.op);
      frame.action = scope_.slot(reader.position()).widget;
      frame.blade = step.text[1];
      frame.text_begin = line_.size();
      return;
    }
    case Op::image:
      put(step.text[0].empty() ? step.url : step.text[0]);
      if (!step.text[0].empty()) put(" (" + std::string(step.url) + ")");
      return;
    case Op::token:
      return write_token(step);
    default:
      if (format::shape_of(step.op).opens) push(step.op);
  }
}

void TextWriter::end_link(const Frame& frame) {
  const std::string_view shown =
      frame.text_begin <= line_.size() ? std::string_view(line_).substr(frame.text_begin) : std::string_view();
  if (shown != frame.url) put((shown.empty() ? "(" : " (") + std::string(frame.url) + ")");
}

// Behind the text of an action: where it leads, else the name of the blade.
void TextWriter::end_action(const Frame& frame) {
  if (frame.action == nullptr || options_.context == nullptr) return;
  const WidgetLink link = link_of(*frame.action, options_.context);
  put(" (" + (link.url.empty() ? std::string(frame.blade) : link.url) + ")");
}

void TextWriter::write_token(const Step& step) {
  const Values::Value* value = options_.values == nullptr ? nullptr : options_.values->find(step.text[0]);
  if (value == nullptr) return put(step.text[1]);
  const bool block = value->list && (step.number[0] & format::token_alone) != 0 && tables_.empty() &&
                     (step.number[0] & format::token_in_code) == 0;
  for (std::size_t i = 0; i < value->items.size(); ++i) {
    if (block) {
      end_line();
      put("- ");
    } else if (i > 0) {
      put(", ");
    }
    put(value->items[i]);
  }
}

}  // namespace shelf::detail
