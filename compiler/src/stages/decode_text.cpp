#include "stages/decode_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

#include "shelf_format/format.hpp"
#include "text/quote.hpp"
#include "text/utf8.hpp"

namespace shelf::compiler {

namespace {

constexpr std::string_view bom = "\ufeff";
constexpr char32_t replacement = 0xfffd;

// Windows-1252 0x80..0x9f; the five bytes it does not define are replaced. From 0xa0 on it is Latin-1.
constexpr std::array<char16_t, 32> windows_1252 = {0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                                   0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
                                                   0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                                   0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};

constexpr char32_t from_windows_1252(unsigned char byte) {
  return byte >= 0x80 && byte < 0xa0 ? windows_1252[byte - 0x80u] : byte;
}

// Bytes that are copied as they stand: ASCII but controls, and TAB and LF.
constexpr auto plain = [] {
  std::array<bool, 256> table{};
  for (std::size_t i = 0x20; i < 0x80; ++i) table[i] = true;
  table['\t'] = table['\n'] = true;
  return table;
}();

// Length of the run of plain bytes at `from`. Eight at a time as long as none is a control or beyond ASCII: the whole
// text of every article passes here.
std::size_t plain_run(std::string_view bytes, std::size_t from) {
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101u;
  std::size_t at = from;
  while (at < bytes.size()) {
    std::uint64_t word = 0;
    if (bytes.size() - at >= sizeof word) {
      std::memcpy(&word, bytes.data() + at, sizeof word);
      if ((((word - 0x20 * ones) | word) & 0x80 * ones) == 0) {
        at += sizeof word;
        continue;
      }
    }
    const std::size_t end = std::min(bytes.size(), at + sizeof word);
    while (at < end && plain[static_cast<unsigned char>(bytes[at])]) ++at;
    if (at < end) break;
  }
  return at - from;
}

// What is said once for a file: the first place and how often.
struct Finding {
  Span where;
  char32_t first = 0;
  std::uint32_t count = 0;

  void add(Span span, char32_t character) {
    if (count++ == 0) where = span, first = character;
  }
  [[nodiscard]] std::string more() const {
    return count > 1 ? " (and " + std::to_string(count - 1) + " more in this file)" : "";
  }
};

class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : bytes_(bytes) { text_.reserve(bytes.size()); }

  std::string decode() {
    while (at_ < bytes_.size()) {
      copy_plain();
      if (at_ < bytes_.size()) decode_special();
    }
    return std::move(text_);
  }

  void report(DiagnosticSink& sink) const {
    if (foreign_.count > 0)
      sink.report(Code::BYT1, foreign_.where,
                  "byte " + hex(foreign_.first) + " is not valid UTF-8, read as Windows-1252" + foreign_.more(),
                  "save the file as UTF-8");
    if (control_.count > 0)
      sink.report(Code::BYT4, control_.where,
                  "control character " + code_point_name(control_.first) + " dropped" + control_.more());
    if (reserved_.count > 0)
      sink.report(Code::BYT6, reserved_.where,
                  "code point " + code_point_name(reserved_.first) +
                      " is reserved for internal use, replaced by U+FFFD" + reserved_.more());
  }

 private:
  static std::string hex(char32_t byte) { return "0x" + code_point_name(byte).substr(4); }

  [[nodiscard]] std::uint32_t written() const { return static_cast<std::uint32_t>(text_.size()); }

  void copy_plain() {
    const std::size_t length = plain_run(bytes_, at_);
    text_.append(bytes_, at_, length);
    at_ += length;
  }

  void decode_special() {
    const auto byte = static_cast<unsigned char>(bytes_[at_]);
    if (byte >= 0x80) return decode_high(byte);
    ++at_;
    if (byte != '\r') return control_.add({written(), written()}, byte);
    if (at_ == bytes_.size() || bytes_[at_] != '\n') text_ += '\n';
  }

  void decode_high(unsigned char byte) {
    const std::string_view rest = bytes_.substr(at_);
    const std::size_t length = sequence_length(rest);
    at_ += std::max<std::size_t>(length, 1);
    if (length == 0) return put(from_windows_1252(byte), foreign_, byte);
    const char32_t code_point = byte == 0xef ? first_code_point(rest) : 0;
    if (code_point >= 0xfdd0 && code_point <= 0xfdef) return put(replacement, reserved_, code_point);
    text_.append(rest, 0, length);
  }

  void put(char32_t code_point, Finding& finding, char32_t original) {
    const std::uint32_t begin = written();
    append_utf8(text_, code_point);
    finding.add({begin, written()}, original);
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::string text_;
  Finding foreign_, control_, reserved_;
};

// Why the file cannot be text at all; empty when it can.
std::string_view why_not_text(std::string_view bytes) {
  if (bytes.empty()) return "file is empty";
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) return "file is UTF-16, expected UTF-8";
  // UTF-16 of Latin text without a mark is half zeros; a single stray zero byte is only a dropped control character.
  const auto zeros = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\0'));
  if (zeros > bytes.size() / 8) return "file is binary or UTF-16, expected UTF-8 text";
  return {};
}

std::string refuse(DiagnosticSink& sink, Code code, std::string message, std::string help = {}) {
  sink.report(code, {}, std::move(message), std::move(help));
  return {};
}

std::string refuse_size(DiagnosticSink& sink, std::size_t size, const FileLimit& limit) {
  return refuse(sink, Code::LIM1,
                "file has " + std::to_string(size) + " bytes, the limit is " + std::to_string(limit.bytes),
                "split the " + std::string(limit.what));
}

}  // namespace

std::string decode_text(std::string_view bytes, DiagnosticSink& sink, const FileLimit& limit) {
  if (bytes.size() > limit.bytes) return refuse_size(sink, bytes.size(), limit);
  if (const auto reason = why_not_text(bytes); !reason.empty())
    return refuse(sink, Code::BYT5, std::string(reason), bytes.empty() ? "" : "save the file as UTF-8");
  std::size_t marks = 0;
  for (; bytes.starts_with(bom); ++marks) bytes.remove_prefix(bom.size());
  if (bytes.empty()) return refuse(sink, Code::BYT5, "file is empty but for a byte order mark");

  Decoder decoder(bytes);
  std::string text = decoder.decode();
  if (text.size() > limit.bytes) return refuse_size(sink, text.size(), limit);  // foreign bytes grow
  if (marks > 1) sink.report(Code::BYT2, {}, std::to_string(marks) + " byte order marks at the start, expected one");
  decoder.report(sink);
  return text;
}

}  // namespace shelf::compiler
