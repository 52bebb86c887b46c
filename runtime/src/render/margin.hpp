// What stands at the left of every line: quotes, list markers, indentation.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "render/output.hpp"

namespace shelf::detail {

class Margin {
 public:
  // `first` stands before the next line, `rest` before those after it; `width` is in columns.
  void push(std::string first, std::string rest, std::size_t width) {
    width_ += width;
    levels_.push_back({std::move(first), std::move(rest), width, false});
  }
  void pop() {
    width_ -= levels_.back().width;
    levels_.pop_back();
  }
  [[nodiscard]] std::size_t width() const noexcept { return width_; }
  // No line has carried the innermost `first`.
  [[nodiscard]] bool waits() const noexcept { return !levels_.empty() && !levels_.back().used; }

  void put_line(Output& out, std::string_view line) {
    line_.clear();
    for (Level& level : levels_) {
      line_ += level.used ? level.rest : level.first;
      level.used = true;
    }
    if (line.empty()) line_.resize(line_.find_last_not_of(' ') + 1);
    out.put(line_);
    out.put(line);
    out.put('\n');
  }
  // An empty line between blocks: it uses up no marker.
  void put_gap(Output& out) {
    line_.clear();
    for (const Level& level : levels_)
      if (level.used) line_ += level.rest;
    line_.resize(line_.find_last_not_of(' ') + 1);
    out.put(line_);
    out.put('\n');
  }

 private:
  struct Level {
    std::string first, rest;
    std::size_t width = 0;
    bool used = false;
  };
  std::vector<Level> levels_;
  std::size_t width_ = 0;
  std::string line_;
};

}  // namespace shelf::detail
