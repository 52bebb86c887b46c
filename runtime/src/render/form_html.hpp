// Scoping forms as HTML: a title, a hint, and one field per element in their order.
#pragma once

#include <cstdint>

#include "article/json_tree.hpp"
#include "present/present.hpp"
#include "render/output.hpp"
#include "render/value_html.hpp"
#include "shelf/form.hpp"

namespace shelf::detail {

class FormHtml {
 public:
  using Position = std::uint32_t;

  FormHtml(Output& out, const JsonTree& tree, ValueHtml& values) noexcept : out_(out), tree_(tree), values_(values) {}

  // `root` is the object with the member `formElements`; `shown`: where the form stands, nullptr: nothing to say.
  void write(Position root, const Presentation* shown);

 private:
  void write_element(Position element);
  void write_label(const JsonMembers& element, bool group);
  void write_control(const JsonMembers& element, Control control);
  void write_text_area(const JsonMembers& element);
  void write_radio_group(const JsonMembers& element);
  void write_select(const JsonMembers& element, bool multiple);
  void write_options(Position options);
  void write_option(Position option);
  void write_hints(Position hints);
  void begin_control(std::string_view tag, const JsonMembers& element);
  void put_text_limits(const JsonMembers& element);
  void put_id(const JsonMembers& element);
  void put_count(std::string_view attribute, std::string_view digits);

  Output& out_;
  const JsonTree& tree_;
  ValueHtml& values_;
};

}  // namespace shelf::detail
