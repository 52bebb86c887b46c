// How much of a widget a host can show, and where it leads when it cannot be shown.
#pragma once

#include <string>
#include <string_view>

#include "present/widget_link.hpp"
#include "shelf/article.hpp"

namespace shelf::detail {

struct Ladder {
  Rung rung = Rung::Full;
  std::string_view reason;  // a literal; empty for Full
  WidgetLink link;          // what there is instead, whatever the rung
};
// Without a context everything can be shown. What a state already holds is always shown.
[[nodiscard]] Ladder climb(const Widget& widget, const SlotState* state, const RenderOptions& options);

[[nodiscard]] bool is_capable(const Context& context, std::string_view capability) noexcept;
// The article that an EmbeddedArticle names, if the bundle has it.
[[nodiscard]] std::optional<ArticleRef> find_embedded(const Widget& widget, const RenderOptions& options);

}  // namespace shelf::detail
