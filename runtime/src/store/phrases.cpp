#include "store/phrases.hpp"

#include <cstring>

#include "shelf_format/format.hpp"
#include "shelf_format/xxh64.hpp"

namespace shelf::detail {

namespace {

// One code: how many bytes it takes, and what it stands for.
struct Code {
  enum class Kind : std::uint8_t { literal, phrase, damaged } kind = Kind::damaged;
  std::size_t taken = 0;
  std::string_view text;  // of a phrase or of bytes behind an escape
};

Code read_escape(const unsigned char* at, const unsigned char* end) noexcept {
  if (end - at < 2 || at[1] < 2) return {};
  const std::size_t size = at[1] - 1u;
  if (static_cast<std::size_t>(end - at) < 2 + size) return {};
  return {Code::Kind::phrase, 2 + size, {reinterpret_cast<const char*>(at + 2), size}};
}

Code read_code(const Phrases& phrases, const unsigned char* at, const unsigned char* end) noexcept {
  if (*at < format::first_phrase) return {Code::Kind::literal, 1, {}};
  if (*at == format::code_escape) return read_escape(at, end);
  std::uint32_t number = *at - format::first_phrase;
  std::size_t taken = 1;
  if (*at >= format::first_pair) {
    if (end - at < 2) return {};
    number = format::single_phrases + (*at - format::first_pair) * 256 + at[1];
    taken = 2;
  }
  const std::string_view text = phrases.phrase(number);
  if (text.empty()) return {};
  return {Code::Kind::phrase, taken, text};
}

std::size_t length_of(const Code& code) noexcept { return code.kind == Code::Kind::literal ? 1 : code.text.size(); }

}  // namespace

Phrases::Phrases(Bytes begins, Bytes texts) noexcept {
  const std::size_t count = begins.size() / 2;
  if (count == 0 || count - 1 > format::max_phrases || texts.size() < format::phrase_padding) return;
  begins_ = begins.data();
  count_ = static_cast<std::uint32_t>(count - 1);
  size_ = static_cast<std::uint32_t>(texts.size() - format::phrase_padding);
  texts_ = reinterpret_cast<const char*>(texts.data());
}

std::string_view Phrases::phrase(std::uint32_t number) const noexcept {
  if (number >= count_) return {};
  const unsigned begin = format::detail::load_le<std::uint16_t>(begins_ + std::size_t{2} * number);
  const unsigned end = format::detail::load_le<std::uint16_t>(begins_ + std::size_t{2} * number + 2);
  if (begin > end || end > size_ || end - begin > format::max_phrase_bytes) return {};
  return {texts_ + begin, end - begin};
}

std::uint32_t Phrases::end() const noexcept {
  return format::detail::load_le<std::uint16_t>(begins_ + std::size_t{2} * count_);
}

bool Phrases::expand(Bytes coded, std::span<char> out) const noexcept {
  const unsigned char *at = coded.data(), *const end = at + coded.size();
  char *to = out.data(), *const limit = out.data() + out.size();
  while (at < end)
    if (!expand_code(at, end, to, limit)) return false;
  return to == limit;
}

bool Phrases::expand_code(const unsigned char*& at, const unsigned char* end, char*& to, char* limit) const noexcept {
  const Code code = read_code(*this, at, end);
  const std::size_t size = length_of(code);
  if (code.kind == Code::Kind::damaged || size > static_cast<std::size_t>(limit - to)) return false;
  if (code.kind == Code::Kind::literal)
    *to = static_cast<char>(*at);
  else
    std::memcpy(to, code.text.data(), size);
  to += size;
  at += code.taken;
  return true;
}

}  // namespace shelf::detail
