#include "stages/decode_text.hpp"

#include <string>

#include "shelf_format/format.hpp"
#include "support/catch.hpp"

using namespace shelf::compiler;
using namespace std::string_literals;

namespace {

struct Decoded {
  std::string text;
  std::vector<Diagnostic> said;
};

Decoded decode(const std::string& bytes) {
  DiagnosticSink sink(7);
  std::string text = decode_text(bytes, sink);
  return {std::move(text), sink.take()};
}

}  // namespace

TEST_CASE("decode_text: every kind of line break becomes LF") {
  const Decoded d = decode("a\r\nb\rc\nd\r\r\ne\r");
  CHECK(d.text == "a\nb\nc\nd\n\ne\n");
  CHECK(d.said.empty());
}

TEST_CASE("decode_text: one byte order mark is stripped silently, more are noted") {
  CHECK(decode("\ufeffx").text == "x");
  CHECK(decode("\ufeffx").said.empty());
  const Decoded twice = decode("\ufeff\ufeffx\ufeff");
  CHECK(twice.text == "x\ufeff");
  REQUIRE(twice.said.size() == 1);
  CHECK(twice.said[0].code == Code::BYT2);
}

TEST_CASE("decode_text: bytes that break UTF-8 are read as Windows-1252, one by one") {
  const Decoded d = decode("\u00e9 it\x92s \xa0\xe9");
  CHECK(d.text == "\u00e9 it\u2019s \u00a0\u00e9");
  REQUIRE(d.said.size() == 1);
  CHECK(d.said[0].code == Code::BYT1);
  CHECK(d.said[0].where == Span{5, 8});
  CHECK(d.said[0].message == "byte 0x92 is not valid UTF-8, read as Windows-1252 (and 2 more in this file)");
}

TEST_CASE("decode_text: overlong forms, surrogates and numbers out of range are not UTF-8") {
  for (const std::string& bytes : {"\xc0\xaf"s, "\xe0\x80\xaf"s, "\xed\xa0\x80"s, "\xf4\x90\x80\x80"s, "\xf0\x9f"s}) {
    CAPTURE(bytes.size());
    const Decoded d = decode("a" + bytes);
    REQUIRE(d.said.size() == 1);
    CHECK(d.said[0].code == Code::BYT1);
    CHECK(d.text.find(bytes) == std::string::npos);
  }
}

TEST_CASE("decode_text: well-formed UTF-8 of every length is kept") {
  const std::string text = "\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\U00010000\U0010ffff";
  CHECK(decode(text).text == text);
  CHECK(decode(text).said.empty());
}

TEST_CASE("decode_text: control characters are dropped, TAB stays") {
  const Decoded d = decode(
      "a\tb\x1a"
      "c\0d and much more text\x01"s);
  CHECK(d.text == "a\tbcd and much more text");
  REQUIRE(d.said.size() == 1);
  CHECK(d.said[0].code == Code::BYT4);
  CHECK(d.said[0].where == Span{3, 3});
  CHECK(d.said[0].message == "control character U+001A dropped (and 2 more in this file)");
}

TEST_CASE("decode_text: a special byte is seen at every place of a long run") {
  for (std::size_t i = 0; i < 24; ++i) {
    CAPTURE(i);
    std::string bytes(24, 'a'), expected = bytes;
    bytes[i] = '\x01';
    expected.pop_back();
    CHECK(decode(bytes).text == expected);
    bytes[i] = '\t';
    CHECK(decode(bytes).text == bytes);
    bytes[i] = '\x1f';
    CHECK(decode(bytes).text == expected);
    bytes[i] = '\xe9';
    CHECK(decode(bytes).text == std::string(i, 'a') + "\u00e9" + std::string(23 - i, 'a'));
    bytes[i] = '\x7f';
    CHECK(decode(bytes).text == bytes);
  }
}

TEST_CASE("decode_text: noncharacters used as marks inside are replaced") {
  const Decoded d = decode("\xef\xb7\x8f\xef\xb7\x90\xef\xb7\xaf\xef\xb7\xb0");
  CHECK(d.text == "\xef\xb7\x8f\ufffd\ufffd\xef\xb7\xb0");
  REQUIRE(d.said.size() == 1);
  CHECK(d.said[0].code == Code::BYT6);
}

TEST_CASE("decode_text: empty files, UTF-16 and binary are refused") {
  for (const std::string& bytes : {""s, "\ufeff"s,
                                   "\xff\xfe"
                                   "a\0"s,
                                   "\xfe\xff\0a"s, "a\0b\0c\0"s}) {
    CAPTURE(bytes.size());
    const Decoded d = decode(bytes);
    CHECK(d.text.empty());
    REQUIRE(d.said.size() == 1);
    CHECK(d.said[0].code == Code::BYT5);
    CHECK(d.said[0].severity == Severity::error);
  }
}

TEST_CASE("decode_text: the size limit holds for bytes and for what becomes of them") {
  const std::size_t limit = shelf::format::max_source_bytes;
  CHECK(decode(std::string(limit, 'a')).text.size() == limit);
  CHECK(decode(std::string(limit, 'a')).said.empty());
  for (const std::string& bytes : {std::string(limit + 1, 'a'), std::string(limit, '\x92')}) {
    const Decoded d = decode(bytes);
    CHECK(d.text.empty());
    REQUIRE(d.said.size() == 1);
    CHECK(d.said[0].code == Code::LIM1);
  }
}
