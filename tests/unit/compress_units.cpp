#include "stages/compress_units.hpp"

#include <zstd.h>

#include <algorithm>
#include <cstdint>

#include "bundle_records.hpp"
#include "shelf_format/format.hpp"
#include "support/catch.hpp"

namespace shelf::compiler {
namespace {

std::string unpack(std::string_view frame, std::string_view dictionary) {
  const auto stated = ZSTD_getFrameContentSize(frame.data(), frame.size());
  std::string raw(stated == ZSTD_CONTENTSIZE_UNKNOWN ? 128u << 10 : stated, '\0');
  ZSTD_DCtx* context = ZSTD_createDCtx();
  const std::size_t size = ZSTD_decompress_usingDict(context, raw.data(), raw.size(), frame.data(), frame.size(),
                                                     dictionary.data(), dictionary.size());
  ZSTD_freeDCtx(context);
  REQUIRE(ZSTD_isError(size) == 0);
  raw.resize(size);
  return raw;
}

// What stands before a unit: 7 bits a byte.
std::size_t take_size(std::string_view& unit) {
  std::size_t size = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(unit.front());
    unit.remove_prefix(1);
    size |= std::size_t{byte & 0x7fu} << shift;
    if ((byte & 0x80) == 0) return size;
  }
}

struct Stored {
  std::size_t expanded = 0;
  unsigned kind = 0;
  std::string frame;
};

// A unit as a frame that any zstd reads: around a lone block a header is put, as FORMAT.md tells.
Stored read_unit(std::string_view unit) {
  const std::size_t head = take_size(unit);
  Stored stored{head / 4, static_cast<unsigned>(head % 4), "\x28\xb5\x2f\xfd"};
  if (stored.kind != format::unit_frame) {
    const std::size_t block = (unit.size() - 4) * 8 + stored.kind * 2 + 1;
    stored.frame += "\x04\x38";
    for (const unsigned shift : {0u, 8u, 16u}) stored.frame += static_cast<char>(block >> shift & 0xff);
  }
  stored.frame += unit;
  return stored;
}

// Coded text read the simplest way.
std::string expand(std::string_view coded, const std::vector<std::string>& phrases) {
  std::string out;
  for (std::size_t i = 0; i < coded.size(); ++i) {
    const unsigned byte = static_cast<unsigned char>(coded[i]);
    if (byte < format::first_phrase) {
      out += coded[i];
    } else if (byte == format::code_escape) {
      const std::size_t size = static_cast<unsigned char>(coded[i + 1]) - 1u;
      out += coded.substr(i + 2, size);
      i += 1 + size;
    } else if (byte < format::first_pair) {
      out += phrases.at(byte - format::first_phrase);
    } else {
      out += phrases.at(format::single_phrases + (byte - format::first_pair) * 256 +
                        static_cast<unsigned char>(coded[++i]));
    }
  }
  return out;
}

void check_round_trip(const std::vector<Record>& records, const CompressedUnits& units) {
  const std::string dictionary = units.dictionary.empty() ? "" : unpack(units.dictionary, "");
  REQUIRE(units.sizes.size() == records.size());
  std::string_view left = units.frames;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Stored unit = read_unit(left.substr(0, units.sizes[i]));
    left.remove_prefix(units.sizes[i]);
    CHECK(unit.expanded == records[i].unit.size());
    CHECK(expand(unpack(unit.frame, dictionary), units.phrases.texts()) == records[i].unit);
  }
  CHECK(left.empty());
}

std::vector<Record> records_of(std::vector<std::string> units) {
  std::vector<Record> records(units.size());
  for (std::size_t i = 0; i < units.size(); ++i) records[i].unit = test::kept(std::move(units[i]));
  return records;
}

// Articles that share sentences, as those of one author do.
std::vector<std::string> make_units(std::uint32_t count) {
  std::vector<std::string> units(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    std::string& unit = units[i];
    unit = "Article number " + std::to_string(i * 7919u) + ". ";
    for (std::uint32_t j = 0; j < 12; ++j) {
      const std::uint32_t sentence = (i * 5 + j * j) % 40;
      unit += "Sentence " + std::to_string(sentence * 104729u) + " tells how drawer " +
              std::to_string(sentence * 15485863u) + " of the printer is opened, cleaned and shut again. ";
    }
  }
  return units;
}

std::vector<Record> make_records(std::uint32_t count) { return records_of(make_units(count)); }
}  // namespace

TEST_CASE("compress_units: every unit comes back, at every level") {
  const std::vector<Record> records = make_records(300);
  for (const Level level : {Level::fast, Level::standard, Level::best})
    check_round_trip(records, compress_units(records, level, 1));
}

TEST_CASE("compress_units: shared text goes to a dictionary when that pays") {
  const CompressedUnits units = compress_units(make_records(300), Level::standard, 1);
  CHECK_FALSE(units.dictionary.empty());
}

TEST_CASE("compress_units: the bytes do not depend on the number of threads") {
  const std::vector<Record> records = make_records(300);
  const CompressedUnits one = compress_units(records, Level::standard, 1);
  const CompressedUnits four = compress_units(records, Level::standard, 4);
  CHECK(one.dictionary == four.dictionary);
  CHECK(one.frames == four.frames);
  CHECK(one.sizes == four.sizes);
}

TEST_CASE("compress_units: few or no articles need no dictionary") {
  const CompressedUnits none = compress_units({}, Level::standard, 2);
  CHECK(none.frames.empty());
  const std::vector<Record> records = records_of({"one short article"});
  const CompressedUnits one = compress_units(records, Level::standard, 2);
  CHECK(one.dictionary.empty());
  check_round_trip(records, one);
}

TEST_CASE("compress_units: units carry a checksum") {
  const std::vector<Record> records = records_of({"text whose damage must not go unseen"});
  CompressedUnits units = compress_units(records, Level::standard, 1);
  units.frames.back() = static_cast<char>(units.frames.back() ^ 1);  // the checksum comes last
  const std::string frame = read_unit(units.frames).frame;
  std::string raw(records[0].unit.size(), '\0');
  CHECK(ZSTD_isError(ZSTD_decompress(raw.data(), raw.size(), frame.data(), frame.size())) != 0);
}

TEST_CASE("compress_units: a unit of one block is that block, and one of several is a frame") {
  std::vector<std::string> texts{"one short article", {}, {}};
  for (int i = 0; i < 2'000; ++i) texts[1] += "article " + std::to_string(i % 90) + ", ";
  std::uint32_t random = 1;
  while (texts[2].size() < (300u << 10))
    texts[2] += static_cast<char>(' ' + ((random = random * 1664525u + 1013904223u) >> 24) % 90);
  const std::vector<Record> records = records_of(std::move(texts));
  const CompressedUnits units = compress_units(records, Level::standard, 1);
  std::size_t at = 0;
  for (const unsigned kind : {format::unit_raw_block, format::unit_compressed_block, format::unit_frame}) {
    CHECK(read_unit(std::string_view(units.frames).substr(at)).kind == kind);
    at += units.sizes[kind == format::unit_raw_block ? 0 : 1];
  }
  check_round_trip(records, units);
}

TEST_CASE("compress_units: words that many units share become phrases") {
  const CompressedUnits units = compress_units(make_records(300), Level::standard, 1);
  const auto& texts = units.phrases.texts();
  CHECK(std::find(texts.begin(), texts.end(), " drawer") != texts.end());
  const std::vector<Record> records = records_of({"one short article"});
  CHECK(compress_units(records, Level::standard, 1).phrases.texts().empty());
}

TEST_CASE("compress_units: a monotonous unit stays within the ratio that readers accept") {
  std::vector<std::string> texts = make_units(300);
  texts[17].assign(format::max_unit_raw_bytes, 'a');
  texts[18].clear();
  for (int i = 0; i < 50'000; ++i) texts[18] += "monotonous ";
  const std::vector<Record> records = records_of(std::move(texts));
  const CompressedUnits units = compress_units(records, Level::standard, 1);
  std::size_t at = 0;
  for (std::size_t i = 0; i < records.size(); at += units.sizes[i++]) {
    const Stored unit = read_unit(std::string_view(units.frames).substr(at, units.sizes[i]));
    const auto coded = ZSTD_getFrameContentSize(unit.frame.data(), unit.frame.size());
    if (unit.kind != format::unit_frame) continue;
    CHECK((coded <= (64u << 10) || coded <= unit.frame.size() * format::max_unit_ratio));
  }
  check_round_trip(records, units);
}
}  // namespace shelf::compiler
