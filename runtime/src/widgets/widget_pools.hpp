// What a WidgetList holds. Widgets refer into pools that may still grow, so their spans are set when all are read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "article/op_reader.hpp"
#include "shelf/widget.hpp"

namespace shelf::detail {

struct WidgetPools {
  struct Run {
    std::uint32_t begin = 0, count = 0;
  };
  struct Runs {  // of the widget at the same position
    Run fields, clients, symptom_ids, videos, parameters;
  };
  std::vector<Widget> widgets;
  std::vector<Runs> runs;
  std::vector<NamedText> texts;         // fields and parameters
  std::vector<std::string_view> words;  // clients and symptom ids
  std::vector<Video> videos;
  std::string slot_text;  // what a form's slot is made of

  void clear() noexcept;
  void settle() noexcept;  // sets every span
};

// Reads the widget or action that `start` opens and appends it. A widget is consumed up to its close; of an action only
// what stands before its text is read, and `reader` is not moved. `settle()` is the caller's.
void append_widget(const Step& start, OpReader& reader, WidgetPools& list);

}  // namespace shelf::detail
