// Scoping forms as HTML: a title, a hint, and one field per element in their order.
#pragma once

#include <cstdint>
#include <string_view>

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
  struct Element;

  void write_elements(Position elements);
  void write_element(Position position);
  void write_label(const Element& element);
  void write_control(const Element& element);
  void write_text_area(const Element& element);
  void write_radio_group(const Element& element);
  void write_select(const Element& element);
  void write_options(Position options);
  void write_option(Position option);
  void write_hints(Position hints);
  void put_names(const Element& element);
  void put_text_limits(const Element& element);
  void put_count(const ShortTag& attribute, std::string_view digits);

  Output& out_;
  const JsonTree& tree_;
  ValueHtml& values_;
};

}  // namespace shelf::detail
