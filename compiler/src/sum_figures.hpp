// Adds up the counts of all files under the names that the README documents.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "model/figures.hpp"
#include "shelfc/compile.hpp"

namespace shelf::compiler {

class FigureSums {
 public:
  void add(const Figures& file, std::uint64_t source_bytes);
  void add(const FigureSums& others);

  [[nodiscard]] std::uint64_t source_bytes() const noexcept { return source_bytes_; }
  [[nodiscard]] std::vector<Figure> figures() const;

 private:
  Figures sums_;  // but for the names of tokens
  std::uint64_t with_widgets_ = 0, with_sections_ = 0, with_issue_regions_ = 0, with_placeholders_ = 0;  // files
  std::set<std::string> token_names_;
  std::uint64_t source_bytes_ = 0;
};

}  // namespace shelf::compiler
