// Texts that the compiler codes, read by the runtime; and what the runtime makes of damage.
#include <cstdint>
#include <random>

#include "bundle/ascending_column.hpp"
#include "bundle/packed_column.hpp"
#include "bundle/phrases.hpp"
#include "store/ascending.hpp"
#include "store/column.hpp"
#include "store/expansion.hpp"
#include "store/phrases.hpp"
#include "support/catch.hpp"

namespace {

using shelf::detail::Ascending;
using shelf::detail::Bytes;
using shelf::detail::Column;

Bytes bytes_of(const std::string& text) { return {reinterpret_cast<const unsigned char*>(text.data()), text.size()}; }

// The phrases of the compiler as the runtime sees them.
struct Library {
  explicit Library(const shelf::compiler::Phrases& phrases) {
    for (const std::string& text : phrases.texts()) add(text);
    finish();
  }
  void add(const std::string& text) {
    put_begin();
    texts += text;
  }
  void put_begin() {
    begins += static_cast<char>(texts.size() & 0xff);
    begins += static_cast<char>(texts.size() >> 8);
  }
  void finish() {
    put_begin();
    texts.append(shelf::format::phrase_padding, '\0');
  }
  [[nodiscard]] shelf::detail::Phrases view() const { return {bytes_of(begins), bytes_of(texts)}; }
  std::string begins, texts;
};

bool expands_to(const shelf::detail::Phrases& phrases, const std::string& coded, const std::string& text) {
  const shelf::detail::Expansion expansion;
  REQUIRE(expansion.ready(phrases));
  std::string out(text.size() + shelf::detail::Phrases::slack, '#'), other = out;
  const bool read = phrases.expand(bytes_of(coded), {out.data(), text.size()});
  CHECK((expansion.expand(phrases, bytes_of(coded), {other.data(), text.size()}) == text.size()) == read);
  return read && out.substr(0, text.size()) == text && other.substr(0, text.size()) == text;
}

shelf::compiler::Phrases sample_phrases() {
  const std::string text = "open the drawer, close the drawer, open the lid; clean the rollers of the printer";
  std::vector<std::string> copies;
  for (int i = 0; i < 40; ++i) copies.push_back(text + " " + std::to_string(i * 7919));
  const std::vector<std::string_view> views(copies.begin(), copies.end());
  return shelf::compiler::choose_phrases(views, 2, shelf::compiler::TextStore());
}

}  // namespace

TEST_CASE("coded text: what is coded expands to itself") {
  const auto phrases = sample_phrases();
  REQUIRE_FALSE(phrases.texts().empty());
  const Library library(phrases);
  REQUIRE(library.view().valid());
  for (const std::string text :
       {"", "open the drawer", "no such words here", "caf\xc3\xa9 the drawer", "\xe6\xbc\xa2\xe5\xad\x97 the lid",
        "the\xff\x80 bytes that are no text", "ends with the"}) {
    CAPTURE(text);
    std::string coded;
    phrases.code(text, coded);
    CHECK(expands_to(library.view(), coded, text));
  }
}

TEST_CASE("coded text: any bytes come back, whatever their order") {
  const auto phrases = sample_phrases();
  const Library library(phrases);
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string text(random() % 600, '\0');
    for (char& c : text) c = static_cast<char>(round % 2 == 0 ? random() % 256 : 0x70 + random() % 32);
    std::string coded;
    phrases.code(text, coded);
    CHECK(expands_to(library.view(), coded, text));
  }
}

TEST_CASE("coded text: damage is noticed and nothing is written beyond the slack") {
  const auto phrases = sample_phrases();
  const Library library(phrases);
  const auto view = library.view();
  for (const std::string bad : {"\xe7", "\xfe\xff", "\xff", "\xff\x05zz", "\xff\x01zz", "\xe6"}) {
    const shelf::detail::Expansion expansion;
    REQUIRE(expansion.ready(view));
    std::string out(200 + shelf::detail::Phrases::slack, '#');
    CHECK_FALSE(view.expand(bytes_of(bad + "and more"), {out.data(), 200}));
    CHECK(expansion.expand(view, bytes_of(bad + "and more"), {out.data(), 200}) != std::optional<std::size_t>(200));
  }
  std::string coded;
  phrases.code("open the drawer", coded);
  for (const std::size_t size : {0u, 1u, 14u, 16u, 100u}) {
    std::string out(size + shelf::detail::Phrases::slack, '#');
    CHECK_FALSE(view.expand(bytes_of(coded), {out.data(), size}));
    const shelf::detail::Expansion expansion;
    REQUIRE(expansion.ready(view));
    CHECK(expansion.expand(view, bytes_of(coded), {out.data(), size}) != std::optional(size));
  }
}

TEST_CASE("coded text: blocks of codes stand for what one code after the other does") {
  std::vector<std::string> texts;
  for (int i = 0; i < 1000; ++i)
    texts.push_back(" phrase" + std::to_string(i) + std::string(static_cast<std::size_t>(i % 50), 'x'));
  const shelf::compiler::Phrases phrases(texts);
  const Library library(phrases);
  const auto view = library.view();
  const shelf::detail::Expansion expansion;
  REQUIRE(expansion.ready(view));
  std::mt19937 random(5);
  const auto any = [&](unsigned least, unsigned most) {
    return static_cast<char>(least + random() % (most - least + 1));
  };
  for (int round = 0; round < 2000; ++round) {
    std::string coded, expected;
    for (auto codes = random() % 200; codes > 0; --codes) {
      const auto kind = random() % 16;
      if (kind < 8) expected += coded.append(1, any(0, 0x7f)).back();
      if (kind >= 8 && kind < 12) {
        coded += any(0x80, 0xe6);
        expected += texts[static_cast<unsigned char>(coded.back()) - 0x80u];
      }
      if (kind >= 12 && kind < 15) {
        const auto pair = random() % 768;
        coded.append({static_cast<char>(0xe7 + pair / 256), static_cast<char>(pair % 256)});
        expected += texts[103 + pair];
      }
      if (kind == 15 && random() % 4 == 0) {
        const std::string bytes = {any(1, 0xff), any(1, 0xff), any(0x80, 0xff)};
        coded.append("\xff\x04").append(bytes);
        expected += bytes;
      }
    }
    const bool whole = round % 3 != 0 || coded.empty();
    if (!whole) coded.pop_back();  // may cut a code
    const std::size_t size = whole ? expected.size() : 500;
    std::string one(size + shelf::detail::Phrases::slack, '#'), block = one;
    const bool read = view.expand(bytes_of(coded), {one.data(), size});
    CAPTURE(round);
    CHECK((expansion.expand(view, bytes_of(coded), {block.data(), size}) == std::optional(size)) == read);
    if (read) CHECK(block.substr(0, size) == one.substr(0, size));
    if (whole) CHECK(one.substr(0, size) == expected);
  }
}

TEST_CASE("column: numbers of every width come back") {
  std::mt19937_64 random(11);
  for (unsigned width = 1; width <= shelf::format::max_column_width; ++width) {
    std::vector<std::uint64_t> numbers(50);
    for (auto& number : numbers) number = random() & ((std::uint64_t{1} << width) - 1);
    const std::string packed = shelf::compiler::pack_column(numbers, width);
    const Column column(bytes_of(packed), width, numbers.size());
    REQUIRE(column.valid());
    for (std::uint32_t i = 0; i < numbers.size(); ++i) CHECK(column[i] == numbers[i]);
  }
}

TEST_CASE("column: another size or width than it says is refused") {
  const std::string packed = shelf::compiler::pack_column(std::vector<std::uint64_t>{1, 2, 300});
  CHECK(packed[0] == 9);
  CHECK(Column(bytes_of(packed), 9, 3).valid());
  CHECK_FALSE(Column(bytes_of(packed), 9, 4).valid());
  CHECK_FALSE(Column(bytes_of(packed.substr(1)), 9, 3).valid());
  CHECK_FALSE(Column(bytes_of(""), 9, 0).valid());
  for (const unsigned width : {0u, 5u, 11u, 57u}) CHECK_FALSE(Column(bytes_of(packed), width, 3).valid());
}

TEST_CASE("ascending column: numbers come back, alone and with the next one") {
  std::mt19937_64 random(13);
  for (const std::uint64_t widest : {0u, 1u, 5u, 300u, 1'000'000u}) {
    for (const std::size_t count : {1u, 2u, 31u, 32u, 33u, 64u, 65u, 1'000u}) {
      std::vector<std::uint64_t> numbers = {random() % (widest + 1)};
      while (numbers.size() < count) numbers.push_back(numbers.back() + random() % (widest + 1));
      if (count == 1'000)  // a gap that many low bits only bring near enough
        for (std::size_t i = 500; i < count; ++i) numbers[i] += 3'000'000;
      const std::string packed = shelf::compiler::pack_ascending(numbers);
      const Ascending column(bytes_of(packed), static_cast<unsigned char>(packed[0]), count);
      REQUIRE(column.valid());
      for (std::uint32_t i = 0; i < count; ++i) CHECK(column[i] == numbers[i]);
      for (std::uint32_t i = 0; i + 1 < count; ++i) {
        CHECK(column.range(i).begin == numbers[i]);
        CHECK(column.range(i).end == numbers[i + 1]);
      }
    }
  }
}

TEST_CASE("ascending column: it takes about two bits more than the mean distance does") {
  std::vector<std::uint64_t> numbers;
  for (std::uint64_t i = 0; i < 10'000; ++i) numbers.push_back(i * 150);
  CHECK(shelf::compiler::pack_ascending(numbers).size() < 13'000);
}

TEST_CASE("ascending column: damage gives wrong numbers or none, never more than a few words of search") {
  std::vector<std::uint64_t> numbers;
  for (std::uint64_t i = 0; i < 200; ++i) numbers.push_back(i * i);
  const std::string packed = shelf::compiler::pack_ascending(numbers);
  const auto low_bits = static_cast<unsigned char>(packed[0]);
  CHECK_FALSE(Ascending(bytes_of(packed.substr(0, 7)), low_bits, 200).valid());
  CHECK_FALSE(Ascending(bytes_of(packed), low_bits, 20'000).valid());
  CHECK_FALSE(Ascending(bytes_of(packed), 0x29, 200).valid());
  for (std::size_t at = 0; at < packed.size(); ++at)
    for (const char value : {'\0', '\x7f', '\xff'}) {
      std::string bad = packed;
      bad[at] = value;
      const Ascending column(bytes_of(bad), static_cast<unsigned char>(bad[0]), 200);
      if (!column.valid()) continue;
      for (std::uint32_t i = 0; i + 1 < 200; ++i) (void)column.range(i);
    }
  const std::string empty(8 + 4 * 7 + 100'000, '\0');  // no bit is set
  CHECK_FALSE(Ascending(bytes_of(empty), 0, 200)[0].has_value());
}
