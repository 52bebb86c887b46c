// What HtmlWriter writes inside a line.
#include <cstdint>

#include "present/ladder.hpp"
#include "render/html_escape.hpp"
#include "render/html_writer.hpp"

namespace shelf::detail {

void HtmlWriter::write_link_start(std::string_view url, std::string_view title) {
  out_.put_tag("<a href=\"");
  put_address_run(out_, url);
  if (!title.empty()) {
    out_.put_tag("\" title=\"");
    put_attribute_run(out_, title);
  }
  out_.put_tag("\" target=\"_blank\" rel=\"noopener noreferrer\">");
}

void HtmlWriter::write_link(const Step& step) {
  write_link_start(step.url, step.text[0]);
  open_phrases(kept_tag<"</a>">);
}

void put_link_start(Output& out, std::string_view url, std::string_view title) {
  out.put_tag("<a href=\"");
  put_address(out, url);
  if (!title.empty()) {
    out.put("\" title=\"");
    put_attribute(out, title);
  }
  out.put_tag("\" target=\"_blank\" rel=\"noopener noreferrer\">");
}

void HtmlWriter::write_image(const Step& step) {
  out_.put("<img src=\"");
  put_address_run(out_, step.url);
  out_.put("\" alt=\"");
  put_attribute_run(out_, step.text[0]);
  if (!step.text[1].empty()) {
    out_.put("\" title=\"");
    put_attribute_run(out_, step.text[1]);
  }
  out_.put("\">");
}

// "Extension.Blade.name.value": what the service's clients read.
void HtmlWriter::write_blade_address(const Step& step, OpReader reader) {
  put_attribute_run(out_, step.text[0]);
  out_.put('.');
  put_attribute_run(out_, step.text[1]);
  for (Step part; reader.next(part) && (part.op == Op::parameter || part.op == Op::leftover);) {
    out_.put('.');
    put_attribute_run(out_, part.text[0]);
    if (part.op == Op::leftover) continue;
    out_.put('.');
    put_attribute_run(out_, part.text[1]);
  }
}

void HtmlWriter::write_blade_action(const Step& step, const OpReader& reader) {
  if (parts_ != nullptr) {
    out_.put("<a href=\"#\" data-blade=\"");
    write_blade_address(step, reader);
    push_phrases("\">", kept_tag<"</a>">);
    return;
  }
  const Widget* action = scope_.slot(reader.position()).widget;
  if (action != nullptr && options_.context != nullptr) return write_open_blade(step, *action);
  const bool button = step.number[0] != static_cast<std::uint32_t>(format::ActionStyle::link);
  out_.put(button ? "<button type=\"button\" class=\"shelf-action\" data-shelf-slot=\""
                  : "<a class=\"shelf-action\" data-shelf-slot=\"");
  put_slot(out_, step.slot);
  out_.put(button ? "\">" : "\" href=\"#\">");
  open_phrases(button ? kept_tag<"</button>"> : kept_tag<"</a>">);
}

// What leads somewhere is a link, or a button where the host opens blades; what does not is text with the blade's name.
void HtmlWriter::write_open_blade(const Step& step, const Widget& action) {
  const WidgetLink link = link_of(action, options_.context);
  const bool host_opens = is_capable(*options_.context, action.capability);
  if (link.missing != 0 || (link.url.empty() && !host_opens)) {
    out_.put("<span class=\"shelf-action\" data-shelf-slot=\"");
    put_slot(out_, step.slot);
    push_phrases("\">", kept_tag<"</span>">);
    if (step.text[1].empty()) return;
    suffix_ = step.text[1];
    suffix_depth_ = depth_;
    return;
  }
  const bool button = host_opens && step.number[0] != static_cast<std::uint32_t>(format::ActionStyle::link);
  out_.put(button ? "<button type=\"button\" class=\"shelf-action\" data-shelf-slot=\""
                  : "<a class=\"shelf-action\" data-shelf-slot=\"");
  put_slot(out_, step.slot);
  out_.put(button ? "\" data-shelf-href=\"" : "\" href=\"");
  link.url.empty() ? out_.put('#') : put_address(out_, link.url);
  const bool outside = !button && !link.url.empty();
  out_.put(outside ? "\" target=\"_blank\" rel=\"noopener noreferrer\">" : "\">");
  open_phrases(button ? kept_tag<"</button>"> : kept_tag<"</a>">);
}

void HtmlWriter::write_button_link(const Step& step) {
  if (parts_ != nullptr) return write_link(step);
  out_.put("<a class=\"shelf-action\" data-shelf-slot=\"");
  put_slot(out_, step.slot);
  out_.put("\" href=\"");
  put_address_run(out_, step.url);
  push_phrases("\" target=\"_blank\" rel=\"noopener noreferrer\">", kept_tag<"</a>">);
}

void HtmlWriter::write_inline(const Step& step, const OpReader& reader) {
  switch (step.op) {
    case Op::soft_break:
      return out_.put_tag("\n");
    case Op::line_break:
      return out_.put_tag("<br>\n");
    case Op::emphasis:
      push_phrases("<em>", kept_tag<"</em>">);
      return;
    case Op::strong:
      push_phrases("<strong>", kept_tag<"</strong>">);
      return;
    case Op::code_span:
      push_phrases("<code>", kept_tag<"</code>">).in_code = true;
      return;
    case Op::link:
      return write_link(step);
    case Op::image:
      return write_image(step);
    case Op::blade_action:
      return write_blade_action(step, reader);
    case Op::button_link:
      return write_button_link(step);
    case Op::token:
      return write_token(step);
    default:  // parameter, leftover: not shown
      return;
  }
}

void HtmlWriter::write_token(const Step& step) {
  const Frame& frame = frames_[depth_];
  const bool in_code = frame.in_code || (step.number[0] & format::token_in_code) != 0;
  const Values::Value* value = options_.values == nullptr ? nullptr : options_.values->find(step.text[0]);
  const bool block =
      value != nullptr && value->list && (step.number[0] & format::token_alone) != 0 && !in_code && frame.paragraph;
  if (block) return write_token_list(value->items);
  if (paragraph_ != Paragraph::open) settle_paragraph(step.op);
  if (value == nullptr) {
    if (!in_code) out_.put("<span class=\"shelf-sample\">");
    put_escaped_run(out_, step.text[1]);
    if (!in_code) out_.put("</span>");
    return;
  }
  for (std::size_t i = 0; i < value->items.size(); ++i) {
    if (i > 0) out_.put(", ");
    in_code ? put_escaped(out_, value->items[i]) : put_escaped_lines(out_, value->items[i]);
  }
}

// A list cannot stand in a paragraph: it closes the open one, and what follows opens the next.
void HtmlWriter::write_token_list(const std::vector<std::string>& items) {
  if (paragraph_ == Paragraph::open) out_.put("</p>\n");
  paragraph_ = Paragraph::after_list;
  if (items.empty()) return;
  out_.put("<ul>\n");
  for (const std::string& item : items) {
    out_.put("<li>");
    put_escaped_lines(out_, item);
    out_.put("</li>\n");
  }
  out_.put("</ul>\n");
}

}  // namespace shelf::detail
