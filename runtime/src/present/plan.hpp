// What is done with each widget of an article in one rendering: computed once, asked by every writer.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "article/op_reader.hpp"
#include "present/state_index.hpp"
#include "shelf/article.hpp"

namespace shelf::detail {

// Without a context and states nothing is read and nothing is allocated: all is shown as the article has it.
// Keeps references to the article and the options.
class Plan {
 public:
  Plan(const Article& article, const RenderOptions& options);

  struct Slot {
    const Widget* widget = nullptr;  // nullptr: shown as the article has it, without any state
    const SlotState* state = nullptr;
  };
  // Of the widget or action whose operation ends at `position` (OpReader::position() after it was read).
  [[nodiscard]] Slot at(std::uint32_t position) const noexcept;
  // Of an article that is a form; else none.
  [[nodiscard]] Slot form() const noexcept;
  // What a service found that no widget of the article asked for: stands behind the article. In order of the states.
  [[nodiscard]] std::span<const Slot> added() const noexcept { return added_; }
  // Whether the operation that ends at `position` is left out, with all that is inside.
  [[nodiscard]] bool hides(std::uint32_t position) const noexcept { return !hidden_.empty() && is_hidden(position); }
  [[nodiscard]] bool hides_any() const noexcept { return !hidden_.empty(); }
  [[nodiscard]] std::vector<Degraded> degraded() const;
  [[nodiscard]] const SlotState* state_of(const SlotKey& slot) const noexcept { return states_.find(slot); }

 private:
  void find_added();
  void find_positions(OpReader reader);
  void hide_dropped();
  [[nodiscard]] bool is_hidden(std::uint32_t position) const noexcept;

  const RenderOptions& options_;
  StateIndex states_;
  WidgetList widgets_;
  std::vector<Widget> added_widgets_;
  std::vector<Slot> added_;
  std::vector<std::uint32_t> positions_;  // of widgets_, ascending
  std::vector<std::uint32_t> hidden_;     // positions, ascending
};

// Adds what the section rule hides to `hidden`, which holds the positions of dropped widgets in ascending order:
// headings, sections and regions that have nothing but these, with the paragraph that introduces them.
void hide_empty_sections(OpReader body, std::vector<std::uint32_t>& hidden);

}  // namespace shelf::detail
