#include "present/plan.hpp"
#include "present/present.hpp"

namespace shelf::detail {

std::optional<Presentation> present_form(const Article& article, const RenderOptions& options) {
  if (options.states.empty()) return std::nullopt;
  const Plan plan(article, options);
  const Plan::Slot form = plan.form();
  if (form.state == nullptr) return std::nullopt;
  return present(*form.widget, form.state, options);
}

}  // namespace shelf::detail
