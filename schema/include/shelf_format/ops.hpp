// The body operations of ops.def as an enumeration and a table of their shapes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace shelf::format {

enum class Op : std::uint8_t {
#define SHELF_OP(code, name, shape, operands) name = code,
#include "shelf_format/ops.def"
#undef SHELF_OP
};

inline constexpr std::uint32_t max_operands = 5;

namespace detail {
// One text and offsets instead of a pointer for each name: a pointer costs a relocation wherever the table is linked.
inline constexpr char op_names[] =
#define SHELF_OP(code, name, shape, operands) #name
#include "shelf_format/ops.def"
#undef SHELF_OP
    ;
}  // namespace detail

struct OpShape {
  std::uint16_t name_begin = 0;
  std::uint8_t name_size = 0;  // 0: no such operation
  std::uint8_t operand_count = 0;
  std::array<char, max_operands> letters{};  // of ops.def
  bool opens = false;

  [[nodiscard]] constexpr bool known() const noexcept { return name_size != 0; }
  [[nodiscard]] constexpr std::string_view name() const noexcept { return {detail::op_names + name_begin, name_size}; }
  [[nodiscard]] constexpr std::string_view operands() const noexcept { return {letters.data(), operand_count}; }
};

namespace detail {
inline constexpr bool open = true;
inline constexpr bool leaf = false;
constexpr std::array<OpShape, 256> make_op_shapes() {
  std::array<OpShape, 256> shapes{};
  std::size_t begin = 0;
  const auto add = [&](std::size_t code, std::string_view name, bool opens, std::string_view operands) {
    OpShape& shape = shapes[code];
    shape.name_begin = static_cast<std::uint16_t>(begin);
    shape.name_size = static_cast<std::uint8_t>(name.size());
    for (const char letter : operands) shape.letters[shape.operand_count++] = letter;
    shape.opens = opens;
    begin += name.size();
  };
#define SHELF_OP(code, name, shape, operands) add(code, #name, shape, operands);
#include "shelf_format/ops.def"
#undef SHELF_OP
  return shapes;
}
}  // namespace detail

inline constexpr std::array<OpShape, 256> op_shapes = detail::make_op_shapes();

constexpr const OpShape& shape_of(Op op) noexcept { return op_shapes[static_cast<std::uint8_t>(op)]; }

enum class BodyKind : std::uint8_t { markdown = 0, json = 1, quick_start = 2 };  // persistent
enum class ActionStyle : std::uint8_t { link = 0, button = 1, context = 2 };     // persistent
inline constexpr std::uint32_t token_alone = 1;                                  // TokenFlags: stands alone on its line
inline constexpr std::uint32_t token_in_code = 2;  // TokenFlags: inside a code span or block

}  // namespace shelf::format
