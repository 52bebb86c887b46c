#include "support/catalogue_shape.hpp"

#include <array>
#include <cstdint>
#include <utility>

#include "support/flat_editor.hpp"

namespace shelf::test {

void state_shape(std::string& catalogue) {
  constexpr unsigned shape = 34, widths = 30 * 4;
  // Numbers of fields, as in bundle.fbs; true: the vector is a column.
  constexpr std::array<std::pair<unsigned, bool>, 30> vectors = {{
      {1, true},   {2, true},   {3, true},   {4, true},   {5, false},  {6, false},  {7, false},  {8, false},
      {9, true},   {10, false}, {11, true},  {12, true},  {13, true},  {15, false}, {16, true},  {17, false},
      {18, false}, {19, true},  {21, false}, {22, false}, {23, false}, {24, false}, {25, false}, {26, false},
      {27, false}, {28, false}, {29, false}, {30, false}, {31, false}, {32, true},
  }};
  FlatEditor editor(catalogue);
  for (unsigned i = 0; i < vectors.size(); ++i) {
    const auto [field, column] = vectors[i];
    const std::size_t at = editor.vector(field);
    const std::uint64_t size = editor.get(at, 4);
    editor.put(editor.field(shape) + 4 * std::size_t{i}, 4, size);
    editor.put(editor.field(shape) + widths + i, 1, column && size != 0 ? editor.get(at + 4, 1) : 0);
  }
}

}  // namespace shelf::test
