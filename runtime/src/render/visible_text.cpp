#include "render/visible_text.hpp"

namespace shelf::detail {

std::size_t control_size(std::string_view text, std::size_t at) noexcept {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x20 || c == 0x7f) return 1;
  return c == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0 ? 2 : 0;
}

void append_visible(std::string& out, std::string_view text) {
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t control = text[i] == '\t' || text[i] == '\n' ? 0 : control_size(text, i);
    if (control == 0) continue;
    out.append(text, copied, i - copied).append(replacement_character);
    i += control - 1;
    copied = i + 1;
  }
  out.append(text, copied);
}

}  // namespace shelf::detail
