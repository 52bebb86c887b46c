#include "bundle/op_writer.hpp"

#include <cstdint>
#include <utility>

#include "support/catch.hpp"

namespace shelf::compiler {
namespace {
using format::Op;

}  // namespace

TEST_CASE("op_writer: operands stand behind their operation, runs end with a zero byte") {
  OpWriter writer;
  writer.op(Op::link).url("https://example.org/a").text("tip");
  writer.running_text("plain");
  writer.close();
  const std::string unit = std::move(writer).finish();
  const std::string zero(1, '\0');
  CHECK(unit == "/https://example.org/a" + zero + "tip" + zero + "(plain" + zero + zero);
}

TEST_CASE("op_writer: a zero byte inside a run does not end it") {
  OpWriter writer;
  writer.op(Op::leftover).text(std::string_view("a\0\0b", 4));
  const std::string unit = std::move(writer).finish();
  CHECK(unit == std::string("3a\xef\xbf\xbd\xef\xbf\xbd"
                            "b\0",
                            10));
}

TEST_CASE("op_writer: running text that equals the title is a reference") {
  OpWriter writer("Paper & jam");
  writer.running_text("Paper & jam");
  writer.running_text("Paper");
  const std::string unit = std::move(writer).finish();
  CHECK(unit == std::string("\x36(Paper\0", 8));
}

TEST_CASE("op_writer: references count as long as the title") {
  const std::string title(format::max_unit_raw_bytes / 2, 'x');
  OpWriter writer(title);
  writer.running_text(title);
  CHECK_FALSE(writer.too_big());
  writer.running_text(title);
  CHECK(writer.too_big());
}

TEST_CASE("op_writer: numbers of 128 and more take several bytes, low bits first") {
  OpWriter writer;
  writer.op(Op::heading).number(300);
  const std::string unit = std::move(writer).finish();
  CHECK(unit == "\x0b\xac\x02");
}

TEST_CASE("op_writer: text with a character that HTML escapes is marked") {
  for (const std::string character : {"&", "<", ">", "\"", "'"}) {
    CAPTURE(character);
    OpWriter writer;
    writer.running_text("a" + character + "b");
    const std::string unit = std::move(writer).finish();
    CHECK(unit == ")a" + character + "b" + std::string(1, '\0'));
  }
}

TEST_CASE("op_writer: empty running text leaves no operation") {
  OpWriter writer;
  writer.running_text("");
  const std::string unit = std::move(writer).finish();
  CHECK(unit.empty());
}

TEST_CASE("op_writer: nesting is too deep one level beyond the limit") {
  OpWriter writer;
  for (std::uint32_t i = 0; i < format::max_nesting; ++i) writer.op(Op::block_quote);
  CHECK_FALSE(writer.too_deep());
  writer.op(Op::block_quote);
  CHECK(writer.too_deep());
}

TEST_CASE("op_writer: runs beyond the limit of a unit are not kept") {
  OpWriter writer;
  const std::string run(format::max_unit_raw_bytes / 2, 'x');
  for (int i = 0; i < 8; ++i) writer.op(Op::text).text(run);
  CHECK(writer.too_big());
  CHECK(std::move(writer).finish().size() < format::max_unit_raw_bytes);
}
}  // namespace shelf::compiler
