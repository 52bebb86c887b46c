// F7: compressed data that claims to become much, or is not what its header says. It is refused before memory is spent
// on it.
#include <sys/resource.h>
#include <zstd.h>

#include <cstdint>
#include <memory>

#include "faults/sections.hpp"
#include "shelf_format/xxh64.hpp"
#include "support/flat_editor.hpp"
#include "support/read_bundle.hpp"
#include "support/sanitizer.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

long most_growth_kib() { return keeps_freed_memory() ? 1 << 20 : 4 << 10; }

long peak_kib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};
struct Framing {
  bool checksum = true, content_size = true;
  int window_log = 0;
};

// `size` zero bytes in one frame, made piece by piece.
std::string zeros(std::uint64_t size, const Framing& framing = {}) {
  const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, framing.checksum ? 1 : 0);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_contentSizeFlag, framing.content_size ? 1 : 0);
  if (framing.window_log != 0) ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, framing.window_log);
  ZSTD_CCtx_setPledgedSrcSize(context.get(), size);
  const std::string piece(std::size_t{1} << 20, '\0');
  std::string out(std::size_t{1} << 20, '\0');
  ZSTD_outBuffer to{out.data(), out.size(), 0};
  for (std::uint64_t left = size;;) {
    const std::size_t now = static_cast<std::size_t>(std::min<std::uint64_t>(left, piece.size()));
    ZSTD_inBuffer from{piece.data(), now, 0};
    left -= now;
    const std::size_t rest = ZSTD_compressStream2(context.get(), &to, &from, left == 0 ? ZSTD_e_end : ZSTD_e_continue);
    REQUIRE(ZSTD_isError(rest) == 0);
    if (left == 0 && rest == 0) break;
  }
  out.resize(to.pos);
  return out;
}

std::string leb128(std::uint32_t value) {
  std::string out;
  for (; value >= 0x80; value >>= 7) out += static_cast<char>((value & 0x7f) | 0x80);
  return out + static_cast<char>(value);
}

// What an article is refused with whose unit is `frame`.
Errc refusal(const std::string& stored_unit) {
  TestArticle article = article_of({});
  article.stored_unit = stored_unit;
  const std::string file = build_bundle({article});
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  const long before = peak_kib();
  const auto read = bundle->article(ArticleRef{0});
  CHECK(peak_kib() - before < most_growth_kib());
  REQUIRE_FALSE(read);
  REQUIRE(bundle->verify().size() == 1);
  CHECK(peak_kib() - before < most_growth_kib());
  return read.error().code;
}
Errc refusal_of_frame(std::uint32_t expanded_size, const std::string& frame) {
  return refusal(leb128(expanded_size << 2 | format::unit_frame) + frame.substr(4));
}

const std::string& gibibyte() {
  static const std::string frame = zeros(std::uint64_t{1} << 30);
  return frame;
}
constexpr std::uint32_t mebibyte = 1u << 20;

}  // namespace

TEST_CASE("bombs: a gibibyte of zeros in 32 KiB", "[bombs]") {
  CHECK(gibibyte().size() < 128u << 10);
  CHECK(refusal_of_frame(mebibyte, gibibyte()) == Errc::article_too_large);
  CHECK(refusal_of_frame(100, gibibyte()) == Errc::article_too_large);
}

TEST_CASE("bombs: a frame of 16 bytes that claims 2^63 - 1", "[bombs]") {
  const std::string frame = std::string("\x28\xb5\x2f\xfd\xe4", 5) + "\xff\xff\xff\xff\xff\xff\xff\x7f" +
                            std::string("\x01\x00\x00\x51\x8f\xd3\x46", 7);
  CHECK(refusal_of_frame(mebibyte, frame) == Errc::article_too_large);
}

TEST_CASE("bombs: as much as an article may have, of too few bytes", "[bombs]") {
  CHECK(refusal_of_frame(mebibyte, zeros(mebibyte)) == Errc::ratio_too_high);
  CHECK(refusal_of_frame(mebibyte, zeros(mebibyte * 2 + (64u << 10))) == Errc::ratio_too_high);
  CHECK(refusal_of_frame(mebibyte, zeros(mebibyte * 2 + (64u << 10) + 1)) == Errc::article_too_large);
}

TEST_CASE("bombs: a unit that is said to expand to more than it may", "[bombs]") {
  CHECK(refusal_of_frame(mebibyte + 1, zeros(100)) == Errc::article_too_large);
  CHECK(refusal_of_frame((1u << 26) - 1, zeros(100)) == Errc::article_too_large);
}

TEST_CASE("bombs: frames without size or checksum, two of them, others before and behind", "[bombs]") {
  const std::string skippable = std::string("\x50\x2a\x4d\x18\x04\x00\x00\x00skip", 12);
  CHECK(refusal_of_frame(100, zeros(100, {true, false})) == Errc::bad_unit);
  CHECK(refusal_of_frame(100, zeros(100, {false, true})) == Errc::bad_unit);
  CHECK(refusal_of_frame(200, zeros(100) + zeros(100)) == Errc::bad_unit);
  CHECK(refusal_of_frame(100, zeros(100) + skippable) == Errc::bad_unit);
  CHECK(refusal_of_frame(100, skippable + zeros(100)) == Errc::bad_unit);
  CHECK(refusal_of_frame(100, zeros(100) + "x") == Errc::bad_unit);
}

TEST_CASE("bombs: sizes that do not agree", "[bombs]") {
  CHECK(refusal_of_frame(99, zeros(100)) == Errc::bad_unit);
  CHECK(refusal_of_frame(101, zeros(100)) == Errc::bad_unit);
  std::string frame = zeros(100);
  frame[5] = static_cast<char>(frame[5] + 1);  // of the content
  CHECK(refusal_of_frame(101, frame) == Errc::bad_unit);
}

TEST_CASE("bombs: a window of 2 GiB is not set up", "[bombs]") {
  // A header with window descriptor and content size; then a raw block of 4 bytes, and the checksum.
  std::string frame("\x28\xb5\x2f\xfd\x84\xa8\x04\x00\x00\x00\x21\x00\x00\x05\x00\x00\x00", 17);
  const std::string content("\x05\x00\x00\x00", 4);
  const auto checksum = static_cast<std::uint32_t>(format::xxh64(content));
  for (unsigned i = 0; i < 4; ++i) frame += static_cast<char>(checksum >> 8 * i & 0xff);
  TestArticle article;
  article.stored_unit = leb128(4u << 2 | format::unit_frame) + frame.substr(4);
  const std::string file = build_bundle({article});
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  const long before = peak_kib();
  (void)bundle->article(ArticleRef{0});  // small enough to be read in one piece: no window is needed
  CHECK(peak_kib() - before < most_growth_kib());
}

TEST_CASE("bombs: an article of a hundred bytes in eight megabytes of empty blocks", "[bombs]") {
  const std::string head("\x28\xb5\x2f\xfd\x24\x00", 6), empty(3, '\0'), last("\x01\x00\x00", 3);
  const auto checksum = static_cast<std::uint32_t>(format::xxh64(std::string()));
  std::string frame = head;
  while (frame.size() < 8u << 20) frame += empty;
  frame += last;
  for (unsigned i = 0; i < 4; ++i) frame += static_cast<char>(checksum >> 8 * i & 0xff);
  CHECK(ZSTD_findFrameCompressedSize(frame.data(), frame.size()) == frame.size());
  CHECK(refusal_of_frame(100, frame) == Errc::article_too_large);
}

TEST_CASE("bombs: a lone block that repeats a byte 128 Ki times", "[bombs]") {
  // Compressed block: literals of one byte, repeated 131,071 times, and no sequences.
  const std::string block("\xfd\xff\x1f\x00\x00", 5);
  std::string content(131'071, '\0');
  const auto checksum = static_cast<std::uint32_t>(format::xxh64(content));
  std::string stored = block;
  for (unsigned i = 0; i < 4; ++i) stored += static_cast<char>(checksum >> 8 * i & 0xff);
  CHECK(refusal(leb128(16u << 2 | format::unit_compressed_block) + stored) == Errc::bad_unit);
  CHECK(refusal(leb128(mebibyte << 2 | format::unit_compressed_block) + stored) == Errc::bad_unit);
  // At its right size it is read, and is no unit.
  CHECK(refusal(leb128(131'071u << 2 | format::unit_compressed_block) + stored) == Errc::bad_structure);
}

TEST_CASE("bombs: blocks of attributes", "[bombs]") {
  constexpr unsigned attribute_blocks = 30;
  const auto first_error = [](const std::string& frame, std::uint32_t raw_size) {
    Sections sections;
    sections[format::SectionId::attributes] = frame;
    std::string& catalogue = sections[format::SectionId::catalogue];
    FlatEditor editor(catalogue);
    const std::size_t first = editor.vector(attribute_blocks) + 4;
    editor.put(first + 12, 4, raw_size);
    editor.put(first + 16, 8, frame.size());
    const std::string file = sections.file();
    const auto bundle = open_bytes(file);
    REQUIRE(bundle);
    const long before = peak_kib();
    const auto damage = bundle->verify();
    CHECK(peak_kib() - before < most_growth_kib());
    REQUIRE(damage.size() == 8);
    for (const Error& error : damage) CHECK(error.part == "attributes");
    return damage.front().code;
  };
  CHECK(first_error(gibibyte(), 1u << 30) == Errc::block_too_large);
  CHECK(first_error(gibibyte(), mebibyte) == Errc::bad_unit);
  CHECK(first_error(zeros(mebibyte), mebibyte) == Errc::ratio_too_high);
  CHECK(first_error(zeros(mebibyte + 1), mebibyte + 1) == Errc::block_too_large);
  CHECK(first_error(zeros(100, {true, false}), 100) == Errc::bad_unit);
  CHECK(first_error(zeros(100, {false, true}), 100) == Errc::bad_unit);
}
