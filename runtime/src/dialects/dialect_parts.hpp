// What HtmlWriter hands to a service dialect instead of writing it: widgets that get a marker, and sections.
#pragma once

#include "article/op_reader.hpp"

namespace shelf::detail {

class DialectParts {
 public:
  // `fields` stands behind the widget operation. False: the dialect has no place for it, its fallback is written.
  virtual bool take_widget(const Step& widget, const OpReader& fields) = 0;
  // Of a section at the top; `content` stands behind its operation. False: it is written in place.
  virtual bool take_section(const Step& section, const OpReader& content) = 0;

 protected:
  ~DialectParts() = default;
};

}  // namespace shelf::detail
