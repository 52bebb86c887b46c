// Numbers with a fraction as text and back, exactly rounded: the same digits with every compiler and standard library.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shelf::detail {

// As few digits as give `value` again, the nearest of them; `1e+20` where that is shorter. `value` is finite.
[[nodiscard]] std::string shortest_decimal(double value);
// Rounded to `places` behind the point, all of them written; of two that are as near, the even one.
[[nodiscard]] std::string fixed_decimal(double value, int places);
// `significant` digits at most, without zeros at the end, as `1.5e+20`.
[[nodiscard]] std::string scientific_decimal(double value, int significant);

// The double that is nearest to `-12.5e3`; nothing for any other text, and where none is near.
[[nodiscard]] std::optional<double> read_decimal(std::string_view text) noexcept;

}  // namespace shelf::detail
