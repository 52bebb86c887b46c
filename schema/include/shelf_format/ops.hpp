// The body operations of ops.def as an enumeration and a table of their shapes.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace shelf::format {

enum class Op : std::uint8_t {
#define SHELF_OP(code, name, shape, operands) name = code,
#include "shelf_format/ops.def"
#undef SHELF_OP
};

struct OpShape {
  std::string_view name;      // empty: no such operation
  std::string_view operands;  // letters of ops.def
  bool opens = false;
};

namespace detail {
inline constexpr bool open = true;
inline constexpr bool leaf = false;
constexpr std::array<OpShape, 256> make_op_shapes() {
  std::array<OpShape, 256> shapes{};
#define SHELF_OP(code, name, shape, operands) shapes[code] = OpShape{#name, operands, shape};
#include "shelf_format/ops.def"
#undef SHELF_OP
  return shapes;
}
}  // namespace detail

inline constexpr std::array<OpShape, 256> op_shapes = detail::make_op_shapes();

constexpr const OpShape& shape_of(Op op) noexcept { return op_shapes[static_cast<std::uint8_t>(op)]; }

inline constexpr std::uint32_t max_operands = 5;

enum class BodyKind : std::uint8_t { markdown = 0, json = 1, quick_start = 2 };  // persistent
enum class ActionStyle : std::uint8_t { link = 0, button = 1, context = 2 };     // persistent
inline constexpr std::uint32_t token_alone = 1;                                  // TokenFlags: stands alone on its line
inline constexpr std::uint32_t token_in_code = 2;  // TokenFlags: inside a code span or block

}  // namespace shelf::format
