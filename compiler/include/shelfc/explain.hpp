// What each code means, for `shelfc explain`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct Explanation {
  std::string_view meaning;  // what was found
  std::string_view reason;   // why it matters, what the compiler does about it
  std::string_view example;  // invented source that shows it
  std::string_view mending;  // what to type instead
};

[[nodiscard]] const Explanation& explanation(Code code) noexcept;
[[nodiscard]] std::optional<Code> find_code(std::string_view name) noexcept;  // compared folded

[[nodiscard]] std::string explain(Code code);  // heading, meaning, reason, example, mending
[[nodiscard]] std::string list_codes();        // one line per code: name, severity, summary

}  // namespace shelf::compiler
