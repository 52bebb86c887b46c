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
    const std::string_view next = bytes.substr(0, longest_escape);
    const auto other = static_cast<std::size_t>(std::ranges::find_if(next, is_literal) - next.begin());
    if (other == 0) continue;
    out += static_cast<char>(code_escape);
    out += static_cast<char>(other + 1);
    out.append(bytes.substr(0, other));
    bytes.remove_prefix(other);
  }
}

}  // namespace

Phrases::Phrases(std::vector<std::string> texts) : texts_(std::move(texts)) {
  slots_.resize(std::bit_ceil(texts_.size() * 4 + 2));
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    const std::uint64_t hash = token_hash(texts_[i]);
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].phrase != none) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(hash >> 32)};
  }
}

std::uint32_t Phrases::find(std::string_view token) const noexcept {
  const std::uint64_t hash = token_hash(token);
  for (std::size_t at = hash & (slots_.size() - 1); slots_[at].phrase != none; at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].hash == static_cast<std::uint32_t>(hash >> 32) && texts_[slots_[at].phrase] == token)
      return slots_[at].phrase;
  return none;
}

void Phrases::code_token(std::string_view token, std::string& out) const {
  if (token.size() == 1 && is_literal(token.front())) {
    out += token.front();
    return;
  }
  const std::uint32_t found = token.size() > 1 ? find(token) : none;
  if (found != none)
    put_code(found, out);
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
