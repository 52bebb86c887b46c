// What a widget shows, decided once for every format: words, order and links. Each writer adds only its own markup and
// its own escapes. All text is clean (plain_text.hpp); addresses are https.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shelf/article.hpp"

namespace shelf::detail {

struct PresentedLink {
  std::string url, label;
  [[nodiscard]] bool empty() const noexcept { return url.empty(); }
};

// A finding, or a question of a troubleshooter.
struct PresentedItem {
  std::string mark;                  // severity in words, or "required"; may be empty
  std::string title;                 // never empty
  std::string text;                  // lines
  const Finding* finding = nullptr;  // has cleaned HTML or an article of its own
  std::vector<std::string> options;  // answers to choose from
};

struct PresentedHit {
  PresentedLink link;  // its label is never empty, its address may be
  std::string text, host;
};
struct PresentedGroup {
  std::string title;
  std::vector<PresentedHit> hits;
};

struct PresentedSeries {
  std::string label;
  std::vector<std::pair<std::string, std::string>> summary;  // "Minimum", "3 %"
  std::string sparkline;                                     // empty: no data
  std::string data_label;                                    // of the rows
  std::vector<std::array<std::string, 2>> rows;              // header row first; empty: no data
};

struct Presentation {
  WidgetKind kind = WidgetKind::Unknown;
  State state = State::Idle;
  Rung rung = Rung::Full;
  bool alert = false, busy = false;
  std::string title;               // one line, never empty
  std::string status;              // empty only when neither states nor a context are given
  std::vector<std::string> notes;  // below the status: estimate, missing names, a late result
  std::string fallback;            // empty: not needed, or the same as the title or the status
  std::vector<PresentedItem> items;
  std::vector<PresentedGroup> groups;
  std::vector<PresentedLink> videos;
  std::vector<PresentedSeries> series;
  std::string more;                   // "2 more"
  std::optional<ArticleRef> article;  // of the bundle, to be shown in place
  PresentedLink link;
  std::string command_label, command;
  std::string retry;  // label of the button; empty: none
};

// Bounds of what is shown of an answer.
inline constexpr std::size_t max_shown_items = 100;
inline constexpr std::size_t max_shown_points = 1'000;

[[nodiscard]] Presentation present(const Widget& widget, const SlotState* state, const RenderOptions& options);

// What an article that is a form shows of its state; nothing without one.
[[nodiscard]] std::optional<Presentation> present_form(const Article& article, const RenderOptions& options);

// --- parts of it
[[nodiscard]] State effective_state(const Widget& widget, const SlotState* state, const RenderOptions& options);
void present_status(const Widget& widget, const SlotState* state, const RenderOptions& options, Presentation& out);
void present_results(const Widget& widget, const SlotState& state, const RenderOptions& options, Presentation& out);
[[nodiscard]] PresentedSeries present_series(const Series& series, const Messages* messages);
[[nodiscard]] std::string_view severity_word(const Finding& finding, const Messages* messages) noexcept;

}  // namespace shelf::detail
