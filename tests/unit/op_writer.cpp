#include "bundle/op_writer.hpp"

#include "shelf_format/bundle_generated.h"
#include "support/catch.hpp"

namespace shelf::compiler {
namespace {
namespace fb = format::fb;
using format::Op;

std::string bytes(const flatbuffers::Vector<std::uint8_t>* stream) {
  return stream == nullptr ? "" : std::string(stream->begin(), stream->end());
}

const fb::Article* verified(const std::string& unit) {
  flatbuffers::Verifier verifier(reinterpret_cast<const std::uint8_t*>(unit.data()), unit.size());
  REQUIRE(verifier.VerifyBuffer<fb::Article>());
  return fb::GetArticle(unit.data());
}
}  // namespace

TEST_CASE("op_writer: operands go to the stream that their letter names") {
  OpWriter writer;
  writer.op(Op::link).url("https://example.org/a").text("tip");
  writer.running_text("plain");
  writer.close();
  const std::string unit = writer.finish();
  const fb::Article* article = verified(unit);
  CHECK(bytes(article->ops()) == std::string{47, 40, 0});
  CHECK(bytes(article->operands()) == std::string{21, 3, 5});
  CHECK(bytes(article->text()) == "tipplain");
  CHECK(bytes(article->urls()) == "https://example.org/a");
  CHECK(article->slots() == nullptr);
}

TEST_CASE("op_writer: numbers of 128 and more take several bytes, low bits first") {
  OpWriter writer;
  writer.op(Op::heading).number(300);
  const std::string unit = writer.finish();
  CHECK(bytes(verified(unit)->operands()) == "\xac\x02");
}

TEST_CASE("op_writer: text with a character that HTML escapes is marked") {
  for (const std::string character : {"&", "<", ">", "\"", "'"}) {
    CAPTURE(character);
    OpWriter writer;
    writer.running_text("a" + character + "b");
    const std::string unit = writer.finish();
    CHECK(bytes(verified(unit)->ops()) == std::string{41});
  }
}

TEST_CASE("op_writer: empty running text leaves no operation") {
  OpWriter writer;
  writer.running_text("");
  const std::string unit = writer.finish();
  CHECK(bytes(verified(unit)->ops()).empty());
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
  CHECK(writer.finish().size() < format::max_unit_raw_bytes);
}
}  // namespace shelf::compiler
