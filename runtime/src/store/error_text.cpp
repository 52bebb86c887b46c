// The sentence for every error code.
#include <array>
#include <cstdint>
#include <cstring>
#include <string>

#include "shelf/result.hpp"

namespace shelf {

namespace {

std::string number(std::uint64_t value) { return std::to_string(value); }

// There are two strerror_r: GNU's returns the text, POSIX's fills the buffer. strerror itself is not for threads.
[[maybe_unused]] const char* text_of(const char* returned, const char* /*buffer*/) { return returned; }
[[maybe_unused]] const char* text_of(int failed, const char* buffer) { return failed == 0 ? buffer : "unknown reason"; }

std::string system_text(int code) {
  if (code == 0) return "unknown reason";
  std::array<char, 256> buffer{};
  return text_of(strerror_r(code, buffer.data(), buffer.size()), buffer.data());
}

std::string version_text(const Error& error, const char* age) {
  return "format version " + number(error.offset) + " is " + age + " than this reader, which reads version " +
         number(error.bound);
}

std::string limit_text(const Error& error) {
  const std::string found = number(error.offset), limit = number(error.bound);
  switch (error.code) {
    case Errc::file_too_large:
      return "the file has " + found + " bytes, at most " + limit + " are read";
    case Errc::too_many_sections:
      return found + " sections, at most " + limit + " are read";
    case Errc::too_many_articles:
      return found + " articles, at most " + limit + " are read";
    case Errc::dictionary_too_large:
      return "the dictionary has " + found + " bytes, at most " + limit + " are read";
    case Errc::article_too_large:
      return "an article of " + found + " bytes, at most " + limit + " are read";
    case Errc::ratio_too_high:
      return found + " bytes once decompressed, at most " + limit + " are possible for its size";
    case Errc::block_too_large:
      return "a block of " + found + " rows or bytes, at most " + limit + " are read";
    case Errc::too_many_values:
      return found + " values of tokens, at most " + limit + " are kept";
    case Errc::value_too_long:
      return "a value of " + found + " bytes, at most " + limit + " are kept";
    case Errc::request_too_long:
      return "a request of " + found + " bytes, at most " + limit + " are sent";
    default:
      return found + " is over the limit of " + limit;
  }
}

std::string sentence(const Error& error) {
  const std::string at = number(error.offset), bound = number(error.bound);
  switch (error.code) {
    case Errc::io:
      return "the system refused: " + system_text(error.sys);
    case Errc::not_a_regular_file:
      return "not a regular file";
    case Errc::not_a_bundle:
      return "not a bundle: the file does not begin with the magic bytes of one";
    case Errc::format_too_new:
      return version_text(error, "newer");
    case Errc::format_too_old:
      return version_text(error, "older");
    case Errc::empty_file:
      return "the file is empty";
    case Errc::other_byte_order:
      return "numbers of the file have their bytes in the wrong order";
    case Errc::unknown_section:
      return "section " + at + " is required, and this reader does not know it";
    case Errc::truncated:
      return "truncated: " + at + " bytes found, " + bound + " expected";
    case Errc::trailing_data:
      return "trailing data: " + at + " bytes found, " + bound + " expected";
    case Errc::bad_checksum:
      return "checksum does not match the bytes (part begins at offset " + at + ", " + bound + " bytes long)";
    case Errc::bad_offset:
      return "offset " + at + " points outside (bound " + bound + ")";
    case Errc::bad_structure:
      return "damaged structure at " + at + " (bound " + bound + ")";
    case Errc::bad_unit:
      return "compressed article " + at + " cannot be decompressed (bound " + bound + ")";
    case Errc::bad_dictionary:
      return "the dictionary does not fit (found " + at + ", expected " + bound + ")";
    case Errc::limit_exceeded:
    case Errc::file_too_large:
    case Errc::too_many_sections:
    case Errc::too_many_articles:
    case Errc::dictionary_too_large:
    case Errc::article_too_large:
    case Errc::ratio_too_high:
    case Errc::block_too_large:
    case Errc::too_many_values:
    case Errc::value_too_long:
    case Errc::request_too_long:
      return limit_text(error);
    case Errc::bad_argument:
      return "bad argument: " + at + " (bound " + bound + ")";
    case Errc::no_memory:
      return "out of memory (" + at + " bytes wanted)";
    case Errc::stopped:
      return "stopped by the receiver of the output";
  }
  return "unknown error " + number(static_cast<std::uint64_t>(error.code));
}

}  // namespace

std::string describe(const Error& error) {
  if (error.part.empty()) return sentence(error);
  return std::string(error.part) + ": " + sentence(error);
}

namespace {
struct Named {
  Errc code;
  std::string_view name;
};
constexpr auto names = std::to_array<Named>({
    {Errc::io, "io"},
    {Errc::not_a_regular_file, "not_a_regular_file"},
    {Errc::not_a_bundle, "not_a_bundle"},
    {Errc::format_too_new, "format_too_new"},
    {Errc::unknown_section, "unknown_section"},
    {Errc::truncated, "truncated"},
    {Errc::trailing_data, "trailing_data"},
    {Errc::bad_checksum, "bad_checksum"},
    {Errc::bad_offset, "bad_offset"},
    {Errc::bad_structure, "bad_structure"},
    {Errc::bad_unit, "bad_unit"},
    {Errc::bad_dictionary, "bad_dictionary"},
    {Errc::empty_file, "empty_file"},
    {Errc::format_too_old, "format_too_old"},
    {Errc::other_byte_order, "other_byte_order"},
    {Errc::limit_exceeded, "limit_exceeded"},
    {Errc::file_too_large, "file_too_large"},
    {Errc::too_many_sections, "too_many_sections"},
    {Errc::too_many_articles, "too_many_articles"},
    {Errc::dictionary_too_large, "dictionary_too_large"},
    {Errc::article_too_large, "article_too_large"},
    {Errc::ratio_too_high, "ratio_too_high"},
    {Errc::block_too_large, "block_too_large"},
    {Errc::too_many_values, "too_many_values"},
    {Errc::value_too_long, "value_too_long"},
    {Errc::request_too_long, "request_too_long"},
    {Errc::bad_argument, "bad_argument"},
    {Errc::no_memory, "no_memory"},
    {Errc::stopped, "stopped"},
});
}  // namespace

std::string_view name(Errc code) noexcept {
  for (const Named& each : names)
    if (each.code == code) return each.name;
  return "unknown";
}

}  // namespace shelf
