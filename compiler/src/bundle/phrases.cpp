#include "bundle/phrases.hpp"

#include <algorithm>
#include <bit>

#include "bundle/split_tokens.hpp"
#include "bundle/token_hash.hpp"
#include "shelf_format/format.hpp"
#include "shelf_format/key.hpp"

namespace shelf::compiler {

namespace {
using namespace format;

void put_code(std::uint32_t phrase, std::string& out) {
  if (phrase < single_phrases) {
    out += static_cast<char>(first_phrase + phrase);
    return;
  }
  out += static_cast<char>(first_pair + (phrase - single_phrases) / 256);
  out += static_cast<char>((phrase - single_phrases) % 256);
}

bool is_literal(char c) noexcept { return static_cast<unsigned char>(c) < first_phrase; }

// Bytes that are codes stand behind an escape, as many at once as there are.
void put_bytes(std::string_view bytes, std::string& out) {
  while (!bytes.empty()) {
    const auto literal = static_cast<std::size_t>(std::ranges::find_if_not(bytes, is_literal) - bytes.begin());
    out.append(bytes.substr(0, literal));
    bytes.remove_prefix(literal);
    auto other = static_cast<std::size_t>(std::ranges::find_if(bytes, is_literal) - bytes.begin());
    other = std::min<std::size_t>(other, longest_escape);
    if (other == 0) continue;
    out += static_cast<char>(code_escape);
    out += static_cast<char>(other + 1);
    out.append(bytes.substr(0, other));
    bytes.remove_prefix(other);
  }
}

constexpr std::size_t guid_size = 36;

// How a GUID has to be printed to be `text` again; longest_escape: it cannot be.
unsigned guid_case(std::string_view text) noexcept {
  const auto has = [&](char first, char last) {
    return std::ranges::any_of(text, [&](char c) { return c >= first && c <= last; });
  };
  const bool lower = has('a', 'f'), upper = has('A', 'F');
  if (lower && upper) return longest_escape;
  return upper ? guid_upper : guid_lower;
}

bool put_guid(std::string_view text, std::string& out) {
  const auto key = parse_key(text);
  const unsigned how = guid_case(text);
  if (key.kind != KeyKind::guid || how == longest_escape) return false;
  out += static_cast<char>(code_escape);
  out += static_cast<char>(how);
  for (const std::uint64_t half : {key.high, key.low})
    for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(half >> shift & 0xff);
  return true;
}
}  // namespace

Phrases::Phrases(std::vector<std::string> texts) : texts_(std::move(texts)) {
  slots_.resize(std::bit_ceil(texts_.size() * 2 + 2));
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    std::size_t at = token_hash(texts_[i]) & (slots_.size() - 1);
    while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = static_cast<std::uint16_t>(i + 1);
  }
}

const std::uint16_t* Phrases::find(std::string_view token) const noexcept {
  for (std::size_t at = token_hash(token) & (slots_.size() - 1); slots_[at] != 0; at = (at + 1) & (slots_.size() - 1))
    if (texts_[slots_[at] - 1u] == token) return &slots_[at];
  return nullptr;
}

void Phrases::code_token(std::string_view token, std::string& out) const {
  if (const std::uint16_t* found = token.size() > 1 ? find(token) : nullptr)
    put_code(*found - 1u, out);
  else
    put_bytes(token, out);
}

void Phrases::code(std::string_view text, std::string& out) const {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = token_size(text, at);
    code_token(text.substr(at, size), out);
    at += size;
  }
}

void Phrases::code_name(std::string_view text, std::string& out) const {
  std::size_t plain = 0;  // from here on nothing is written yet
  for (std::size_t at = 0; at + guid_size <= text.size();) {
    // Only where no letter or digit stands before: a GUID inside a longer word is not looked for.
    const auto starts = [&] { return at == 0 || token_size(text, at - 1) == 1; };
    if (text[at + 8] != '-' || !starts()) {
      ++at;
      continue;
    }
    std::string guid;
    if (!put_guid(text.substr(at, guid_size), guid)) {
      ++at;
      continue;
    }
    code(text.substr(plain, at - plain), out);
    out += guid;
    plain = at += guid_size;
  }
  code(text.substr(plain), out);
}

}  // namespace shelf::compiler
