#include "bundle/phrases.hpp"

#include <algorithm>
#include <bit>

#include "bundle/split_tokens.hpp"
#include "bundle/token_hash.hpp"
#include "shelf_format/format.hpp"

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

}  // namespace shelf::compiler
