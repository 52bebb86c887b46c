// Articles that stand inside one another in one rendering.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "present/plan.hpp"
#include "shelf/article.hpp"

namespace shelf::detail {

// At most 4 deep, never inside itself, and 64 in all: a few bytes can name an article that costs much to decode.
struct Embedding {
  static constexpr std::size_t max_depth = 4;
  static constexpr std::uint32_t max_articles = 64;
  std::array<std::uint32_t, max_depth + 1> chain{};  // ordinals, the outermost first
  std::size_t depth = 0;                             // of the last one
  std::uint32_t shown = 0;
};

// What a writer knows besides the options, of the one article it is writing.
struct RenderScope {
  const Plan* plan = nullptr;
  Embedding* embedding = nullptr;
  unsigned heading_shift = 0;

  // Of the widget or action whose operation ends at `position`.
  [[nodiscard]] Plan::Slot slot(std::uint32_t position) const noexcept {
    return plan == nullptr ? Plan::Slot{} : plan->at(position);
  }
  [[nodiscard]] bool hides_any() const noexcept { return plan != nullptr && plan->hides_any(); }
  [[nodiscard]] bool hides(std::uint32_t position) const noexcept { return plan != nullptr && plan->hides(position); }
};

// An article of the bundle with a Markdown body, unless it is named too deep, inside itself, or once too often. The
// caller leaves it again when it is written.
[[nodiscard]] std::optional<Article> enter(Embedding* embedding, const RenderOptions& options, ArticleRef ref);
inline void leave(Embedding& embedding) noexcept { --embedding.depth; }

// The options for an article inside another one.
[[nodiscard]] RenderOptions inner_options(const RenderOptions& options, const Values* values) noexcept;

}  // namespace shelf::detail
