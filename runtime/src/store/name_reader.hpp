// Reads an articleId byte by byte from its coded name, so that ids are compared without memory for them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "store/guid_text.hpp"
#include "store/name_rules.hpp"

namespace shelf::detail {

class NameReader {
 public:
  NameReader(const RuleTable& rules, Bytes coded) noexcept : rules_(&rules), coded_(coded) {}
  NameReader(const NameReader&) = delete;  // the GUID stands in here
  NameReader& operator=(const NameReader&) = delete;
  // The next byte of the id; -1 at its end or where it is damaged.
  [[nodiscard]] int next() noexcept;

 private:
  [[nodiscard]] int end() noexcept;
  [[nodiscard]] int next_coded() noexcept;

  const RuleTable* rules_;
  Bytes coded_;
  SymbolWalk walk_;                         // of the symbol that was read last
  std::string_view left_;                   // of the GUID that was read last
  std::array<char, guid_text_bytes> guid_;  // NOLINT: what is read was printed before
};

// Folded and without braces, as ids are compared.
[[nodiscard]] bool id_is(NameReader& stored, std::string_view id) noexcept;
[[nodiscard]] bool same_id(NameReader& a, NameReader& b) noexcept;

}  // namespace shelf::detail
