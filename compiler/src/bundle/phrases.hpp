// The phrases of coded text: what is worth a code, and texts written with them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "texts/text_store.hpp"

namespace shelf::compiler {

class Phrases {
 public:
  Phrases() : Phrases(std::vector<std::string>{}) {}
  // In the order of their codes; at most format::max_phrases of 2 to format::max_phrase_bytes bytes.
  explicit Phrases(std::vector<std::string> texts);

  [[nodiscard]] const std::vector<std::string>& texts() const noexcept { return texts_; }
  // Appends `text` as coded text.
  void code(std::string_view text, std::string& out) const;

 private:
  static constexpr std::uint32_t none = 0xffffffff;
  [[nodiscard]] std::uint32_t find(std::string_view token) const noexcept;
  void code_token(std::string_view token, std::string& out) const;

  struct Slot {
    std::uint32_t phrase = none, hash = 0;
  };
  std::vector<std::string> texts_;
  std::vector<Slot> slots_;  // open addressing
};

// The phrases that save most over all texts. Text that stands in several of them counts once: the compressor takes care
// of repetition, phrases shorten what is left. `store` has the texts, or some of them.
[[nodiscard]] Phrases choose_phrases(std::span<const std::string_view> texts, unsigned threads, const TextStore& store);

}  // namespace shelf::compiler
