// Errors of the runtime: small, numbered, never thrown. Not found is an answer, not an error.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "shelf/export.hpp"

namespace shelf {

enum class Errc : std::uint16_t {  // numbers are API: append inside the group, never renumber
  io = 10,                         // the system refused; `sys` is errno
  not_a_regular_file = 11,
  not_a_bundle = 20,     // wrong magic
  format_too_new = 21,   // offset: major of the file, bound: major of this reader
  unknown_section = 22,  // a required section this reader does not know
  empty_file = 23,
  format_too_old = 24,    // offset: major of the file, bound: major of this reader
  other_byte_order = 25,  // written with the bytes of numbers in the wrong order
  truncated = 30,         // file is shorter than its header says
  trailing_data = 31,     // file is longer than its header says
  bad_checksum = 32,
  bad_offset = 33,     // an offset, length or ordinal points outside its part
  bad_structure = 34,  // FlatBuffer or operation stream breaks the format's rules
  bad_unit = 35,       // an article's frame cannot be decompressed
  bad_dictionary = 36,
  // Larger than this reader accepts: offset = size found, bound = limit.
  limit_exceeded = 40,        // what is rendered of one article
  file_too_large = 41,        // bytes of the file
  too_many_sections = 42,     // in its header
  too_many_articles = 43,     // in its catalogue
  dictionary_too_large = 44,  // decompressed
  article_too_large = 45,     // expanded, or decompressed and still coded
  ratio_too_high = 46,        // an article, or a block of attributes, of too many bytes for those it is stored in
  block_too_large = 47,       // a block of attributes: its rows, or decompressed
  bad_argument = 50,          // the caller's fault: ordinal of another bundle, too many tags
  too_many_values = 51,       // of tokens
  value_too_long = 52,        // of a token
  request_too_long = 53,      // once written as JSON
  no_memory = 60,
  stopped = 61,  // the sink asked to stop
};

struct Error {
  Errc code = Errc::io;
  std::string_view part;     // "header", "catalogue", "article": always a literal
  std::uint64_t offset = 0;  // bytes from the start of `part`, or the value found
  std::uint64_t bound = 0;   // the limit it broke
  int sys = 0;               // errno for Errc::io
};

// One sentence: part, place, both values. Never empty.
[[nodiscard]] SHELF_EXPORT std::string describe(const Error& error);
[[nodiscard]] SHELF_EXPORT std::string_view name(Errc code) noexcept;

// A value or an Error; the vocabulary of std::expected.
template <class T>
class [[nodiscard]] Result {
 public:
  Result() requires std::default_initializable<T>
  = default;                                                             // T{}
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, error) {}         // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }
  // Undefined without a value, as std::expected.
  T& operator*() & noexcept { return *std::get_if<0>(&state_); }
  const T& operator*() const& noexcept { return *std::get_if<0>(&state_); }
  T&& operator*() && noexcept { return std::move(*std::get_if<0>(&state_)); }
  T* operator->() noexcept { return std::get_if<0>(&state_); }
  const T* operator->() const noexcept { return std::get_if<0>(&state_); }
  const Error& error() const noexcept { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(error), ok_(false) {}  // NOLINT(google-explicit-constructor)
  [[nodiscard]] bool has_value() const noexcept { return ok_; }
  explicit operator bool() const noexcept { return ok_; }
  const Error& error() const noexcept { return error_; }

 private:
  Error error_;
  bool ok_ = true;
};

}  // namespace shelf
